package org.hotelier.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.hotelier.benchmarks.broker.BrokerSeries;
import org.hotelier.benchmarks.broker.Contestant;
import org.hotelier.benchmarks.broker.CrowdMemory;
import org.hotelier.benchmarks.broker.Machine;
import org.hotelier.benchmarks.broker.Programs;
import org.hotelier.benchmarks.report.ResultTable;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Samples;
import org.hotelier.benchmarks.report.Unit;
import org.hotelier.benchmarks.scenario.WallTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What many connected workers cost a broker that has nothing for them to do. */
@Command(
    name = "crowd",
    description = "Resident memory of an idle broker, alone and with connected workers.")
final class CrowdCommand implements Callable<Integer> {
  private static final String BASELINE = "JeroMQ broker";

  @Mixin private final Effort effort = new Effort();

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Connected workers (default: ${DEFAULT-VALUE}).")
  private int workers;

  @Override
  public Integer call() throws InterruptedException {
    var samples = effort.samples();
    var layout = Contestants.layout();
    var programs = Programs.compile(layout);
    var contestants = BrokerSeries.brokers(layout, programs, true);
    WallTime.of(List.of(layout.launcher().toString(), "archive"), Contestants.java());
    for (int run = 0; run < effort.runs(); run++) {
      for (var contestant : contestants) {
        boolean taken = samples.values(cost().measure(), contestant.name(), 1).size() > run;
        if (!taken && effort.timeLeft()) {
          note(contestant, CrowdMemory.of(contestant, programs, workers), run, samples);
        }
      }
    }
    System.out.println(new Machine(layout).describe() + "\n");
    List.of(alone(), crowded(), cost()).forEach(table -> System.out.println(table.of(samples)));
    return 0;
  }

  private void note(Contestant contestant, CrowdMemory memory, int run, Samples samples) {
    var origin = String.valueOf(run);
    System.err.printf("%d: %s: %s%n", run + 1, contestant.name(), memory);
    samples.add(new Sample(alone().measure(), contestant.name(), 1, origin, memory.alone()));
    samples.add(new Sample(crowded().measure(), contestant.name(), 1, origin, memory.crowded()));
    samples.add(new Sample(cost().measure(), contestant.name(), 1, origin, memory.cost()));
  }

  private static ResultTable alone() {
    return table("Resident memory (VmRSS) of a broker to which nobody is connected");
  }

  private ResultTable crowded() {
    return table("The same with %,d connected idle workers".formatted(workers));
  }

  private ResultTable cost() {
    return table("What %,d connected idle workers cost".formatted(workers));
  }

  private static ResultTable table(String measure) {
    return new ResultTable(measure, Unit.MEBIBYTES, BASELINE);
  }
}
