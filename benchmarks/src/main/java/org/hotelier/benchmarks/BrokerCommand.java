package org.hotelier.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hotelier.benchmarks.broker.BrokerSeries;
import org.hotelier.benchmarks.broker.BrokerTables;
import org.hotelier.benchmarks.broker.Machine;
import org.hotelier.benchmarks.broker.Programs;
import org.hotelier.benchmarks.broker.Volume;
import org.hotelier.benchmarks.broker.Workload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much the broker brings there and back, beside a plain one and a NATS server. */
@Command(
    name = "broker",
    description = "Echo through Hotelier's broker, a plain JeroMQ one, and nats-server.")
final class BrokerCommand implements Callable<Integer> {

  /** Which cases are run. */
  enum Cases {
    AIMS,
    GRID,
    ALL
  }

  @Mixin private final Effort effort = new Effort();

  @Option(
      names = "--cases",
      defaultValue = "AIMS",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Cases cases = Cases.AIMS;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only cases whose name contains this.")
  private String only = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "200000",
      description =
          "Requests measured in a run; a tenth with window 1 (default: ${DEFAULT-VALUE}).")
  private long count;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Requests before those; a tenth with window 1 (default: ${DEFAULT-VALUE}).")
  private long warmup;

  @Override
  public Integer call() {
    var samples = effort.samples();
    var layout = Contestants.layout();
    var programs = Programs.compile(layout);
    var contestants = BrokerSeries.contestants(layout, programs);
    var workloads = workloads();
    var before = new Machine(layout).describe();
    int failed = 0;
    for (int run = 0; run < effort.runs(); run++) {
      for (var workload : workloads) {
        if (effort.timeLeft()) {
          var series = new BrokerSeries(workload, contestants, new Volume(count, warmup));
          failed += series.run(run, samples);
        }
      }
    }
    System.out.println(before + "\n");
    var tables = new BrokerTables(workloads, samples);
    System.out.println(tables.aims());
    System.out.println(tables.ratios());
    System.out.println(tables.figures());
    return failed == 0 ? 0 : 1;
  }

  private List<Workload> workloads() {
    var all = new ArrayList<Workload>();
    if (cases != Cases.GRID) {
      all.addAll(Workload.aims());
    }
    if (cases != Cases.AIMS) {
      all.addAll(Workload.grid());
    }
    return all.stream().distinct().filter(workload -> workload.name().contains(only)).toList();
  }
}
