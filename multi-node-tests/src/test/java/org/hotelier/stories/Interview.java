package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.NodeView;

/**
 * Asks each of some nodes, at the same pace and independently of the others, how it is, until it is
 * ended. Every answer is kept, and every call that got none.
 */
final class Interview implements AutoCloseable {
  private final HotelierNodes nodes;
  private final Map<String, List<NodeView>> answers = new ConcurrentHashMap<>();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService threads;

  private Interview(HotelierNodes nodes, Duration pace, List<String> names) {
    this.nodes = nodes;
    this.threads = Executors.newScheduledThreadPool(names.size());
    for (String name : names) {
      answers.put(name, new CopyOnWriteArrayList<>());
      threads.scheduleAtFixedRate(() -> ask(name), 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  static Interview every(Duration pace, HotelierNodes nodes, String... names) {
    return new Interview(nodes, pace, List.of(names));
  }

  private void ask(String name) {
    try {
      answers.get(name).add(nodes.node(name));
    } catch (RuntimeException failure) {
      failures.add(name + ": " + failure);
    }
  }

  /** Asks no more; what is under way is waited for. */
  Interview end() {
    threads.shutdown();
    try {
      assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).as("all were answered").isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return this;
  }

  Interview allWereAnswered() {
    assertThat(failures).isEmpty();
    assertThat(answers.values()).noneMatch(List::isEmpty);
    return this;
  }

  Interview wereAlwaysReady(String... names) {
    for (String name : names) {
      assertThat(answers.get(name)).as("what %s said of itself", name).allMatch(NodeView::ready);
    }
    return this;
  }

  /** Whatever they said of their readiness: where the machine is busy, suspicions come and go. */
  Interview wereAlwaysIn(String clusterId, String... names) {
    for (String name : names) {
      assertThat(answers.get(name))
          .as("what %s said of itself", name)
          .extracting(NodeView::clusterId)
          .containsOnly(clusterId);
    }
    return this;
  }

  /** Once they said that they were not ready, they never were again. */
  Interview ceasedToBeReady(String... names) {
    for (String name : names) {
      assertThat(answers.get(name).stream().dropWhile(NodeView::ready))
          .as("what %s said of itself from the first time it was not ready", name)
          .isNotEmpty()
          .noneMatch(NodeView::ready);
    }
    return this;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
