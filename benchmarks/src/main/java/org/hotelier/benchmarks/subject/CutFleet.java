package org.hotelier.benchmarks.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hotelier.testkit.namespace.NetworkNamespace;
import org.hotelier.testkit.namespace.Unavailable;
import org.hotelier.testkit.namespace.Way;

/**
 * Hotelier nodes on a network of their own that can be cut in two: the first nodes are the
 * majority, the rest the minority. Moments are those of this process's clock.
 */
public final class CutFleet implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final NetworkNamespace namespace;
  private final HotelierFleet fleet;
  private final List<Integer> majority;
  private final List<Integer> minority;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Nodes that are not started yet.
   *
   * @throws IllegalStateException if this machine lends no network namespace
   */
  public CutFleet(HotelierSubject subject, int majority, int minority) {
    try {
      this.namespace = NetworkNamespace.open();
    } catch (Unavailable reason) {
      throw new IllegalStateException(reason.getMessage(), reason);
    }
    this.fleet = subject.fleet(majority + minority, namespace.entrance());
    this.majority = IntStream.range(0, majority).boxed().toList();
    this.minority = IntStream.range(majority, majority + minority).boxed().toList();
  }

  /** Starts all nodes at once and returns once they are one cluster. */
  public void form() {
    startAll();
    awaitAll();
  }

  /** Starts all nodes at once, cut, and returns once each part is a cluster of its own. */
  public void formApart() {
    cut();
    startAll();
    each(majority, node -> fleet.awaitReady(node, online(majority.size()), LIMIT));
    each(minority, node -> fleet.awaitReady(node, online(minority.size()), LIMIT));
  }

  private void startAll() {
    IntStream.range(0, fleet.size()).forEach(fleet::start);
  }

  public void cut() {
    namespace.drop(
        majority.stream()
            .flatMap(
                one ->
                    minority.stream().flatMap(other -> Way.both(host(one), host(other)).stream()))
            .toList());
  }

  public void heal() {
    namespace.passAll();
  }

  /** Returns the moment when the last node of the majority sees none of the minority online. */
  public long awaitSuspect() {
    return each(majority, node -> fleet.awaitSeen(node, online(majority.size()), LIMIT));
  }

  /** Returns the moment when the last node of the majority sees all of the minority offline. */
  public long awaitRemoved() {
    return each(majority, node -> fleet.awaitSeen(node, this::minorityIsOffline, LIMIT));
  }

  /** Returns the moment when the last node is ready and sees all online; checks it once more. */
  public long awaitAll() {
    var all = new ArrayList<>(majority);
    all.addAll(minority);
    long moment = each(all, node -> fleet.awaitUp(node, LIMIT));
    fleet.confirm();
    return moment;
  }

  private boolean minorityIsOffline(JsonNode rows) {
    return count(rows, "offline") == minority.size();
  }

  private static Predicate<JsonNode> online(int count) {
    return rows -> count(rows, "online") == count;
  }

  private static long count(JsonNode rows, String status) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.path("status").asText().equals(status))
        .count();
  }

  private String host(int node) {
    return fleet.listener(node).host();
  }

  private long each(Collection<Integer> nodes, Consumer<Integer> await) {
    var moments = nodes.stream().map(node -> threads.submit(moment(node, await))).toList();
    return moments.stream().mapToLong(PartOfANode::await).max().orElseThrow();
  }

  private static Callable<Long> moment(int node, Consumer<Integer> await) {
    return () -> {
      await.accept(node);
      return System.nanoTime();
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
    fleet.close();
    namespace.close();
  }
}
