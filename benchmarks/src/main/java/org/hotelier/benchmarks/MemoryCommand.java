package org.hotelier.benchmarks;

import java.util.concurrent.Callable;
import org.hotelier.benchmarks.report.ResultTable;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Unit;
import org.hotelier.benchmarks.scenario.IdleMemory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How much memory an idle node occupies. */
@Command(name = "memory", description = "Resident memory of a node alone after 10 s of idleness.")
final class MemoryCommand implements Callable<Integer> {
  private static final ResultTable RESIDENT =
      new ResultTable(
          "Resident memory (VmRSS) of a node alone, idle for 10 s",
          Unit.MEBIBYTES,
          Contestants.BASELINE);

  @Mixin private final Effort effort = new Effort();
  @Mixin private final Contestants contestants = new Contestants();

  @Override
  public Integer call() throws InterruptedException {
    var samples = effort.samples();
    var subjects = contestants.all();
    for (int run = 0; run < effort.runs() && effort.timeLeft(); run++) {
      for (var subject : Contestants.inTurn(subjects, run)) {
        if (samples.values(RESIDENT.measure(), subject.name(), 1).size() <= run) {
          long kibibytes = IdleMemory.kibibytes(subject);
          samples.add(
              new Sample(RESIDENT.measure(), subject.name(), 1, String.valueOf(run), kibibytes));
        }
      }
    }
    System.out.println(RESIDENT.of(samples));
    return 0;
  }
}
