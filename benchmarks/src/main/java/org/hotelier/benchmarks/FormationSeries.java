package org.hotelier.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.hotelier.benchmarks.report.ResultTable;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Samples;
import org.hotelier.benchmarks.report.Unit;
import org.hotelier.benchmarks.scenario.Formation;
import org.hotelier.benchmarks.scenario.StartOrder;
import org.hotelier.benchmarks.subject.Subject;

/** Forms clusters of one size, one system after the other in each run, and notes the times. */
record FormationSeries(List<Subject> subjects, int nodes, IntFunction<StartOrder> orders) {
  static final ResultTable FROM_LISTENER =
      table("From the last listener bound until all nodes see all nodes up");
  static final ResultTable FROM_EXEC = table("From the last exec until all nodes see all nodes up");
  static final ResultTable FROM_CLUSTER =
      table("From the last Artery port bound until all nodes see all nodes up");

  private static ResultTable table(String measure) {
    return new ResultTable(measure, Unit.MILLISECONDS, Contestants.BASELINE);
  }

  void run(Effort effort, Samples samples) {
    for (int run = 0; run < effort.runs() && effort.timeLeft(); run++) {
      for (var subject : Contestants.inTurn(subjects, run)) {
        if (taken(subject, samples) <= run) {
          note(subject, run, samples);
        }
      }
    }
  }

  private int taken(Subject subject, Samples samples) {
    return samples.values(FROM_EXEC.measure(), subject.name(), nodes).size();
  }

  private void note(Subject subject, int run, Samples samples) {
    var order = orders.apply(run);
    var times = Formation.run(subject, order);
    System.err.printf(
        "%d: %s, %d nodes, %s: %s%n", run + 1, subject.name(), nodes, order.origin(), times);
    note(FROM_LISTENER, subject, order, times.fromListener(), samples);
    note(FROM_CLUSTER, subject, order, times.fromCluster(), samples);
    note(FROM_EXEC, subject, order, times.fromExec(), samples);
  }

  private void note(
      ResultTable table, Subject subject, StartOrder order, Duration took, Samples samples) {
    long micros = TimeUnit.NANOSECONDS.toMicros(took.toNanos());
    samples.add(new Sample(table.measure(), subject.name(), nodes, order.origin(), micros));
  }
}
