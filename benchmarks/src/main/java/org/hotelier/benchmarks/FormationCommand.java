package org.hotelier.benchmarks;

import java.time.Duration;
import java.util.List;
import org.hotelier.benchmarks.scenario.StartOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long nodes need to become one cluster. */
@Command(
    name = "formation",
    description = "Nodes that start at once, or nearly so, until they are one cluster.")
final class FormationCommand implements Runnable {
  private static final Duration SKEW = Duration.ofMillis(300);

  @Mixin private final Effort effort = new Effort();
  @Mixin private final Contestants contestants = new Contestants();

  @Option(
      names = "--nodes",
      split = ",",
      defaultValue = "3,5",
      description = "Sizes of the cluster, at most 6 (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the random starts; run n has this + n (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public void run() {
    var samples = effort.samples();
    var subjects = contestants.all();
    for (int nodes : sizes) {
      new FormationSeries(subjects, nodes, run -> order(nodes, run)).run(effort, samples);
    }
    System.out.println(FormationSeries.FROM_LISTENER.of(samples));
    System.out.println(FormationSeries.FROM_CLUSTER.of(samples));
    System.out.println(FormationSeries.FROM_EXEC.of(samples));
  }

  /** Every other run all at once, the rest skewed. */
  private StartOrder order(int nodes, int run) {
    return run % 2 == 0 ? StartOrder.atOnce(nodes) : StartOrder.skewed(nodes, SKEW, seed + run);
  }
}
