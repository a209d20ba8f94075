package org.hotelier.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotelier.requester.Requester;
import org.hotelier.requester.RequesterSettings;
import org.hotelier.testkit.HotelierNodes;

/**
 * Requests at a steady pace until it is ended, each with a text of its own that its reply must
 * begin with. So many are open at most that a machine that is busy is not overrun: those that would
 * be more are not made.
 */
final class Load implements AutoCloseable {
  private static final int OPEN = 256;
  private static final Duration TICK = Duration.ofMillis(10);
  private static final Duration LAST_ANSWER = Duration.ofSeconds(60);

  /** Asks, and tells the reply's text. */
  interface Asker {
    CompletableFuture<String> ask(String text);
  }

  private final Asker asker;
  private final Runnable afterwards;
  private final double perTick;
  private final Semaphore open = new Semaphore(OPEN);
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor();
  private double due;

  private Load(int perSecond, Asker asker, Runnable afterwards) {
    this.asker = asker;
    this.afterwards = afterwards;
    this.perTick = perSecond * TICK.toMillis() / 1000.0;
    pacer.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  static Load by(Asker asker, int perSecond) {
    return new Load(perSecond, asker, () -> {});
  }

  /**
   * By requesters outside the cluster, one for each of the brokers, which it prefers to the others;
   * each request is tried so many times.
   */
  static Load on(String service, int perSecond, int tries, List<String> brokers) {
    List<Requester> requesters = new ArrayList<>();
    for (int first = 0; first < brokers.size(); first++) {
      List<String> order = new ArrayList<>(brokers);
      Collections.rotate(order, -first);
      requesters.add(requester(order, tries));
    }
    AtomicInteger turn = new AtomicInteger();
    return new Load(
        perSecond,
        text ->
            requesters
                .get(turn.getAndIncrement() % requesters.size())
                .ask(service, text.getBytes(UTF_8))
                .thenApply(body -> new String(body.get(0), UTF_8)),
        () -> requesters.forEach(Requester::close));
  }

  private static Requester requester(List<String> brokers, int tries) {
    String[] others = brokers.subList(1, brokers.size()).toArray(String[]::new);
    return Requester.open(
        RequesterSettings.of(brokers.get(0), others)
            .withOutstanding(OPEN)
            .withTimeout(Duration.ofSeconds(20))
            .withTries(tries));
  }

  private void tick() {
    due = Math.min(due + perTick, OPEN);
    while (due >= 1 && open.tryAcquire()) {
      due--;
      ask("request %07d".formatted(asked.incrementAndGet()));
    }
  }

  private void ask(String text) {
    var unused = asker.ask(text).whenComplete((reply, failure) -> answered(text, reply, failure));
  }

  private void answered(String text, String reply, Throwable failure) {
    if (failure != null) {
      failures.add(text + ": " + failure);
    } else if (!reply.startsWith(text)) {
      failures.add(text + " was answered by: " + reply);
    } else {
      answered.incrementAndGet();
    }
    open.release();
  }

  int answered() {
    return answered.get();
  }

  /** Waits until so many more have been answered, those that were open before included. */
  void awaitMore(HotelierNodes nodes, int more) {
    int goal = answered.get() + more;
    nodes.await(
        more + " more requests to be answered", LAST_ANSWER, this::answered, now -> now >= goal);
  }

  /** Asks no more, and waits for what is open; every request had its own reply. */
  int endsWithoutFailure() throws InterruptedException {
    pacer.shutdown();
    assertThat(pacer.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(open.tryAcquire(OPEN, LAST_ANSWER.toSeconds(), TimeUnit.SECONDS))
        .as("all %d requests to be answered, %d were", asked.get(), answered.get())
        .isTrue();
    assertThat(failures).as("of %d requests", asked.get()).isEmpty();
    assertThat(answered).hasValue(asked.get());
    return asked.get();
  }

  @Override
  public void close() {
    pacer.shutdownNow();
    afterwards.run();
  }
}
