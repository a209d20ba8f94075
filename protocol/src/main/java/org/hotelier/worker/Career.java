package org.hotelier.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.dealer.Brokers;
import org.hotelier.protocol.dealer.DealerLoop;
import org.hotelier.protocol.dealer.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker from its start to its stop: one conversation after the other, and which replies still
 * belong to one. All of it on the loop's thread, but for {@link #broker} and {@link #await}.
 */
final class Career implements Conversation.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(Career.class);

  /** Requests beyond the credit that are taken before no more is read (MO-05: some brokers do). */
  private static final int SURPLUS = 64;

  private final DealerLoop loop;
  private final String service;
  private final Handler handler;
  private final WorkerSettings settings;
  private final List<byte[]> ready;
  private final Brokers brokers;
  private final RandomGenerator random = new Random();
  private final Crew crew;
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Conversation conversation;
  private @Nullable Timer nextLook;
  private int failuresInARow;
  private long restUntil = System.nanoTime();
  private boolean paused;
  private boolean stopping;
  private boolean over;
  private volatile @Nullable BrokerAddress broker;

  Career(
      DealerLoop loop,
      String service,
      Handler handler,
      WorkerSettings settings,
      List<byte[]> ready) {
    this.loop = loop;
    this.service = service;
    this.handler = handler;
    this.settings = settings;
    this.ready = ready;
    brokers = new Brokers(settings.brokers(), settings.backOff(), random);
    crew = new Crew("worker of " + service, settings.options().credit(), this::work);
  }

  /** The broker that it is ready at; from any thread. */
  Optional<BrokerAddress> broker() {
    return Optional.ofNullable(broker);
  }

  /** Waits until it has stopped; on any thread but the loop's. */
  void await() throws InterruptedException {
    ended.await();
  }

  void begin() {
    look();
  }

  void stop() {
    if (!stopping) {
      stopping = true;
      loop.after(settings.stopWithin(), this::stopNow);
      goOn();
    }
  }

  @Override
  public void ready(Conversation of) {
    broker = of.broker();
    LOG.info("Worker of {} is ready at {}", service, of.broker());
  }

  @Override
  public void proven(Conversation of) {
    brokers.works(of.broker());
  }

  @Override
  public boolean asked(Conversation of, Job job) {
    if (stopping) {
      return false; // the DISCONNECT that follows has it given to another
    }
    crew.take(job);
    if (crew.waiting() >= SURPLUS) {
      paused = true;
      of.pause();
    }
    return true;
  }

  @Override
  public void settled(Conversation of) {
    goOn();
  }

  @Override
  public void ended(Conversation of, boolean sentAway, String why) {
    if (sentAway && of.proven()) {
      brokers.passOver(of.broker());
    } else {
      brokers.failed(of.broker(), of.begun(), System.nanoTime());
    }
    if (broker == null) {
      LOG.debug("Worker of {} cannot reach {}: {}", service, of.broker(), why);
    } else {
      LOG.info("Worker of {} has lost {} and looks for a broker: {}", service, of.broker(), why);
    }
    forget();
    goOn();
  }

  private void look() {
    if (conversation != null || !crew.hasFree()) {
      return;
    }
    if (nextLook != null) {
      nextLook.cancel();
    }
    long now = System.nanoTime();
    var choice = brokers.choose(now);
    var rest = Duration.ofNanos(Math.max(0, restUntil - now));
    var wait = rest.compareTo(choice.after()) > 0 ? rest : choice.after();
    if (wait.isZero()) {
      conversation = new Conversation(loop, this, settings, choice.broker(), ready);
    } else {
      nextLook = loop.after(wait, this::goOn);
    }
  }

  /** What waits for a thread now waits for one of another worker. */
  private void forget() {
    conversation = null;
    broker = null;
    paused = false;
    crew.dropWaiting();
  }

  /** On a thread of the crew. */
  private void work(Job job) {
    try {
      var body = job.done(handler);
      loop.execute(() -> finished(job, body));
    } catch (Throwable failure) { // an Error as well: the thread's end would tell nobody
      loop.execute(() -> failed(job, failure));
    }
  }

  private void finished(Job job, List<byte[]> body) {
    failuresInARow = 0;
    if (job.wanted()) {
      job.from().reply(job, body);
    } else {
      LOG.info(
          "A reply of {} is dropped: the connection to {} that it belongs to is lost",
          service,
          job.from().broker());
    }
    threadFree();
  }

  private void failed(Job job, Throwable failure) {
    if (over) {
      return; // interrupted because the time to stop was over
    }
    LOG.warn(
        "Expected the handler of {} to answer, but it threw; another worker is to be asked",
        service,
        failure);
    if (job.wanted()) {
      failuresInARow++;
      restUntil = System.nanoTime() + settings.backOff().delay(failuresInARow, random).toNanos();
      brokers.passOver(job.from().broker());
      job.from().abandon();
      forget();
    }
    threadFree();
  }

  private void threadFree() {
    crew.finished();
    if (paused && crew.waiting() <= SURPLUS / 2 && conversation != null) {
      paused = false;
      conversation.resume();
    }
    goOn();
  }

  private void goOn() {
    if (over) {
      return;
    }
    var current = conversation;
    if (!stopping) {
      look();
    } else if (current == null) {
      end();
    } else if (current.idle()) {
      over = true;
      current.leave(this::end);
    }
  }

  private void stopNow() {
    if (!over && conversation != null) {
      LOG.warn("Worker of {} stops with work in hand, which another will be asked for", service);
      over = true;
      conversation.leave(this::end);
    }
  }

  private void end() {
    over = true;
    broker = null;
    crew.end();
    LOG.info("Worker of {} has stopped", service);
    loop.end();
    ended.countDown();
  }
}
