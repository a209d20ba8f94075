package org.hotelier.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotelier.benchmarks.subject.Fleet;
import org.hotelier.benchmarks.subject.PartOfANode;
import org.hotelier.benchmarks.subject.Subject;

/**
 * One start of a fleet until every node sees every node up. All moments are taken by this one
 * process: no clock is compared with another.
 */
public final class Formation {

  /**
   * What a run took until all agreed.
   *
   * @param fromExec since the last process was started
   * @param fromListener since the last port was bound through which a node can be found
   * @param fromCluster since the last Artery port was bound
   */
  public record Times(Duration fromExec, Duration fromListener, Duration fromCluster) {}

  /** The slowest system measured here takes 12 s. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private record Moments(long exec, long up) {}

  private Formation() {}

  /**
   * Starts the nodes of the subject in this order, and takes all away again.
   *
   * @throws IllegalStateException if they are not one cluster within a minute
   */
  public static Times run(Subject subject, StartOrder order) {
    var threads = Executors.newCachedThreadPool();
    try (var fleet = subject.fleet(order.delays().size())) {
      return times(fleet, order, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Times times(Fleet fleet, StartOrder order, ExecutorService threads) {
    var nodes = IntStream.range(0, fleet.size()).boxed().toList();
    var listeners = nodes.stream().map(fleet::listener).toList();
    var clusters = nodes.stream().map(fleet::cluster).toList();
    var ports = Stream.concat(listeners.stream(), clusters.stream()).distinct().toList();
    var bound = threads.submit(new PortWatch(ports, LIMIT));
    var starts = new ArrayList<Future<Moments>>();
    for (int node : nodes) {
      starts.add(threads.submit(start(fleet, node, order.delays().get(node))));
    }
    var moments = starts.stream().map(PartOfANode::await).toList();
    fleet.confirm();
    long agreed = last(moments.stream().map(Moments::up).toList());
    return new Times(
        Duration.ofNanos(agreed - last(moments.stream().map(Moments::exec).toList())),
        Duration.ofNanos(
            agreed - last(listeners.stream().map(PartOfANode.await(bound)::get).toList())),
        Duration.ofNanos(
            agreed - last(clusters.stream().map(PartOfANode.await(bound)::get).toList())));
  }

  private static Callable<Moments> start(Fleet fleet, int node, Duration delay) {
    return () -> {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
      long exec = System.nanoTime();
      fleet.start(node);
      fleet.awaitUp(node, LIMIT);
      return new Moments(exec, System.nanoTime());
    };
  }

  private static long last(List<Long> moments) {
    return Collections.max(moments);
  }
}
