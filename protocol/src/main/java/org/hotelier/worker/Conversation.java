package org.hotelier.worker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.dealer.Dealer;
import org.hotelier.protocol.dealer.DealerEvents;
import org.hotelier.protocol.dealer.DealerLoop;
import org.hotelier.protocol.dealer.DealerSettings;
import org.hotelier.protocol.dealer.Timer;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.MdpMessage;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.WorkerMessage;
import org.hotelier.protocol.mdp.WorkerMessage.Disconnect;
import org.hotelier.protocol.mdp.WorkerMessage.Final;
import org.hotelier.protocol.mdp.WorkerMessage.Heartbeat;
import org.hotelier.protocol.mdp.WorkerMessage.Partial;
import org.hotelier.protocol.mdp.WorkerMessage.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a worker, from its one READY to its end. Says that the worker lives, and judges
 * whether the broker does. All of it on the loop's thread, but for {@link #lives}.
 */
final class Conversation implements DealerEvents {

  /** What its owner has to know of it. */
  interface Owner {

    void ready(Conversation conversation);

    /** The broker has answered at all: it is one. */
    void proven(Conversation conversation);

    /** False: it is not taken, and never answered. */
    boolean asked(Conversation conversation, Job job);

    /** All answers that waited are written. */
    void settled(Conversation conversation);

    /**
     * It is over, not by its owner's wish.
     *
     * @param sentAway by DISCONNECT; else the connection or the broker is lost
     */
    void ended(Conversation conversation, boolean sentAway, String why);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /** How long to wait for the broker to close its end too. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private record Unsent(List<byte[]> message, CompletableFuture<Boolean> sent) {}

  private final DealerLoop loop;
  private final Owner owner;
  private final WorkerSettings settings;
  private final BrokerAddress broker;
  private final List<byte[]> ready;
  private final long begun = System.nanoTime();
  private final MdpCodec codec = new MdpCodec();
  private final Deque<Unsent> unsent = new ArrayDeque<>();
  private final Dealer dealer;
  private @Nullable Timer nextBeat;
  private @Nullable Timer nextJudgement;
  private long lastSent;
  private long lastHeard;
  private int inHand;
  private boolean open;
  private boolean proven;
  private volatile boolean lives = true;

  Conversation(
      DealerLoop loop,
      Owner owner,
      WorkerSettings settings,
      BrokerAddress broker,
      List<byte[]> ready) {
    this.loop = loop;
    this.owner = owner;
    this.settings = settings;
    this.broker = broker;
    this.ready = ready;
    dealer = loop.open(broker, DealerSettings.within(settings.connect()), this);
  }

  BrokerAddress broker() {
    return broker;
  }

  /** When it began to connect, of the monotonic clock. */
  long begun() {
    return begun;
  }

  MdpVersion version() {
    return settings.version();
  }

  /** Whether the broker ever sent more than DISCONNECT. */
  boolean proven() {
    return proven;
  }

  /** Whether replies can still be sent; from any thread. */
  boolean lives() {
    return lives;
  }

  /** Whether all that was asked is answered, and all answers are written. */
  boolean idle() {
    return inHand == 0 && unsent.isEmpty();
  }

  boolean execute(Runnable task) {
    return loop.execute(task);
  }

  /** As long as it is paused the broker's requests wait on its side. */
  void pause() {
    dealer.pause();
  }

  void resume() {
    dealer.resume();
  }

  void part(Job job, List<byte[]> body, CompletableFuture<Boolean> sent) {
    if (lives) {
      send(new Unsent(codec.encode(new Partial(job.address(), body)), sent));
    } else {
      sent.complete(false);
    }
  }

  void reply(Job job, List<byte[]> body) {
    inHand--;
    lastHeard = System.nanoTime(); // from now on the broker's silence counts
    var message = codec.encode(new Final(version(), job.address(), body));
    send(new Unsent(message, new CompletableFuture<>()));
  }

  /** Ends it without a word: whoever closes the connection says enough. */
  void abandon() {
    end();
    dealer.close();
  }

  /** Says DISCONNECT and ends it. */
  void leave(Runnable then) {
    boolean opened = open;
    end();
    if (opened) {
      dealer.send(codec.encode(new Disconnect(version())));
    }
    dealer.finish(opened ? FAREWELL : Duration.ZERO, then);
  }

  @Override
  public void opened() {
    open = true;
    lastHeard = System.nanoTime();
    dealer.send(ready);
    sentNow();
    judgeLater(allowedSilence());
    owner.ready(this);
  }

  @Override
  public void received(List<byte[]> message) {
    lastHeard = System.nanoTime();
    MdpMessage read;
    try {
      read = codec.decode(message);
    } catch (MalformedMdp unreadable) {
      LOG.debug("{} sent what is no MDP, ignored: {}", broker, unreadable.getMessage());
      return;
    }
    if (!(read instanceof WorkerMessage said) || said.version() != version()) {
      LOG.debug("{} sent what is not for a worker of {}, ignored", broker, version());
    } else if (said instanceof Disconnect) {
      end();
      dealer.close();
      owner.ended(this, true, "it said DISCONNECT");
    } else {
      understood(said);
    }
  }

  @Override
  public void drained() {
    while (!unsent.isEmpty() && dealer.send(unsent.peek().message())) {
      unsent.remove().sent().complete(true);
      sentNow();
    }
    if (unsent.isEmpty()) {
      owner.settled(this);
    }
  }

  @Override
  public void closed(String why) {
    end();
    owner.ended(this, false, why);
  }

  private void understood(WorkerMessage said) {
    if (said instanceof Request request) {
      prove();
      if (owner.asked(this, new Job(this, request.address(), request.body()))) {
        inHand++;
      }
    } else if (said instanceof Heartbeat) {
      prove();
    } else {
      LOG.debug("{} sent a command that is for brokers, ignored", broker);
    }
  }

  private void prove() {
    if (!proven) {
      proven = true;
      owner.proven(this);
    }
  }

  private void send(Unsent next) {
    if (unsent.isEmpty() && dealer.send(next.message())) {
      sentNow();
      next.sent().complete(true);
    } else {
      unsent.add(next);
    }
  }

  /** Whatever is sent says that the worker lives: its next heartbeat is due an interval later. */
  private void sentNow() {
    lastSent = System.nanoTime();
    if (nextBeat == null) {
      beatLater(settings.heartbeat());
    }
  }

  private void beatLater(Duration delay) {
    nextBeat = loop.after(delay, this::beat);
  }

  private void beat() {
    var left = settings.heartbeat().minusNanos(System.nanoTime() - lastSent);
    if (left.isNegative() || left.isZero()) {
      dealer.send(codec.encode(new Heartbeat(version())));
      lastSent = System.nanoTime();
      left = settings.heartbeat();
    }
    beatLater(left);
  }

  private Duration allowedSilence() {
    return settings.heartbeat().multipliedBy(settings.liveness());
  }

  private void judgeLater(Duration delay) {
    nextJudgement = loop.after(delay, this::judge);
  }

  private void judge() {
    var left = allowedSilence().minusNanos(System.nanoTime() - lastHeard);
    if (inHand > 0) {
      judgeLater(allowedSilence());
    } else if (!left.isNegative() && !left.isZero()) {
      judgeLater(left);
    } else {
      end();
      dealer.close();
      owner.ended(this, false, "it was silent for %d ms".formatted(allowedSilence().toMillis()));
    }
  }

  private void end() {
    lives = false;
    open = false;
    stop(nextBeat);
    stop(nextJudgement);
    unsent.forEach(waiting -> waiting.sent().complete(false));
    unsent.clear();
  }

  private static void stop(@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
