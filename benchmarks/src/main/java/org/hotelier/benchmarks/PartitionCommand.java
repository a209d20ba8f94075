package org.hotelier.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Samples;
import org.hotelier.benchmarks.report.SpreadTable;
import org.hotelier.benchmarks.report.Unit;
import org.hotelier.benchmarks.scenario.Partition;
import org.hotelier.benchmarks.subject.HotelierSubject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long nodes need to notice that their network is cut, and to be one cluster again after. */
@Command(
    name = "partition",
    description = "From a cut to suspect and removed, and from the healing to one cluster.")
final class PartitionCommand implements Runnable {
  private static final String SUSPECT = "cut → suspect";
  private static final String REMOVED = "cut → removed";
  private static final String HEALED = "heal → one cluster";
  private static final String MERGED = "heal → one cluster, two founded apart";
  private static final SpreadTable TABLE =
      new SpreadTable(
          "A network cut in two", Unit.MILLISECONDS, List.of(SUSPECT, REMOVED, HEALED, MERGED));

  private record Parts(int majority, int minority) {
    int nodes() {
      return majority + minority;
    }

    @Override
    public String toString() {
      return majority + "+" + minority;
    }
  }

  private static final List<Parts> CUTS = List.of(new Parts(2, 1), new Parts(3, 2));
  private static final Parts APART = new Parts(3, 2);

  @Mixin private final Effort effort = new Effort();

  @Override
  public void run() {
    var samples = effort.samples();
    var subject = new HotelierSubject(Contestants.layout(), true);
    for (int run = 0; run < effort.runs() && effort.timeLeft(); run++) {
      for (var parts : CUTS) {
        if (taken(HEALED, parts, samples) <= run) {
          cutAndHeal(subject, parts, run, samples);
        }
      }
      if (taken(MERGED, APART, samples) <= run) {
        note(MERGED, APART, run, Partition.merge(subject, 3, 2), samples);
      }
    }
    System.out.println(TABLE.of(samples));
  }

  private static int taken(String measure, Parts parts, Samples samples) {
    return samples.values(measure, parts.toString(), parts.nodes()).size();
  }

  private static void cutAndHeal(HotelierSubject subject, Parts parts, int run, Samples samples) {
    var times = Partition.cutAndHeal(subject, parts.majority(), parts.minority());
    note(SUSPECT, parts, run, times.suspect(), samples);
    note(REMOVED, parts, run, times.removed(), samples);
    note(HEALED, parts, run, times.healed(), samples);
  }

  private static void note(String measure, Parts parts, int run, Duration took, Samples samples) {
    System.err.printf("%d: %s, %s: %d ms%n", run + 1, parts, measure, took.toMillis());
    long micros = TimeUnit.NANOSECONDS.toMicros(took.toNanos());
    samples.add(new Sample(measure, parts.toString(), parts.nodes(), String.valueOf(run), micros));
  }
}
