package org.hotelier.benchmarks;

import java.util.List;
import org.hotelier.benchmarks.scenario.StartOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long a node alone needs until it is ready, and three until they are one cluster. */
@Command(
    name = "start",
    description = "From exec until one node alone is ready, and until three are one cluster.")
final class StartCommand implements Runnable {
  private static final List<Integer> SIZES = List.of(1, 3);

  @Mixin private final Effort effort = new Effort();
  @Mixin private final Contestants contestants = new Contestants();

  @Override
  public void run() {
    var samples = effort.samples();
    var subjects = contestants.all();
    for (int nodes : SIZES) {
      new FormationSeries(subjects, nodes, run -> StartOrder.atOnce(nodes)).run(effort, samples);
    }
    System.out.println(FormationSeries.FROM_EXEC.of(samples));
  }
}
