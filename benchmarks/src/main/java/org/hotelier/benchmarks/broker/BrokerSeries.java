package org.hotelier.benchmarks.broker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Samples;
import org.hotelier.benchmarks.subject.HotelierSubject;
import org.hotelier.benchmarks.subject.Layout;
import org.hotelier.protocol.control.ControlException;

/**
 * Runs of one case: in each every system is started afresh, has its guests connected and the load
 * put on it, and is ended; each run begins with another system.
 *
 * @param volume how many requests
 */
public record BrokerSeries(Workload workload, List<Contestant> contestants, Volume volume) {

  /** The systems compared. */
  public static List<Contestant> contestants(Layout layout, Programs programs) {
    var all = new ArrayList<>(brokers(layout, programs, false));
    all.add(new NatsContestant(NatsContestant.LEAN_NAME, programs.load(), programs));
    return all;
  }

  /**
   * The same, each broker once.
   *
   * @param archive whether Hotelier has its class-data archive, which matters to memory and starts
   */
  public static List<Contestant> brokers(Layout layout, Programs programs, boolean archive) {
    return List.of(
        new HotelierContestant(new HotelierSubject(layout, archive), programs),
        new JeromqContestant(layout, programs),
        new NatsContestant(NatsContestant.NAME, natsLoad(layout), programs));
  }

  private static List<String> natsLoad(Layout layout) {
    var command = new ArrayList<>(Layout.nodeJava());
    command.addAll(List.of("-cp", layout.wholeClassPath(), NatsLoad.class.getName()));
    return command;
  }

  /**
   * Takes the samples of one run that are still missing, and returns how many systems failed: one
   * that does leaves the others their samples.
   */
  public int run(int run, Samples samples) {
    var turned = new ArrayList<>(contestants);
    Collections.rotate(turned, -run);
    int failed = 0;
    for (var contestant : turned) {
      if (contestant.takes(workload) && taken(contestant, samples) <= run) {
        try {
          note(contestant, run, samples);
        } catch (Missing missing) {
          throw missing;
        } catch (IllegalStateException | ControlException failure) {
          failed++;
          System.err.printf(
              "%d: %s: %s: %s%n",
              run + 1, workload.name(), contestant.name(), failure.getMessage());
        }
      }
    }
    return failed;
  }

  private int taken(Contestant contestant, Samples samples) {
    return samples
        .values(Metric.THROUGHPUT.measure(workload), contestant.name(), workload.nodes())
        .size();
  }

  private void note(Contestant contestant, int run, Samples samples) {
    var load = new Load(workload, volume.count(workload), volume.warmup(workload));
    try (var deployment = contestant.deploy(workload)) {
      var guests = deployment.guests().map(Companion::guests);
      try {
        load.put(deployment)
            .forEach(
                (metric, value) -> {
                  samples.add(sample(metric, contestant, run, value));
                  System.err.printf(
                      "%d: %s: %s: %s %s%n",
                      run + 1,
                      workload.name(),
                      contestant.name(),
                      metric.label(),
                      metric.text(value));
                });
      } finally {
        guests.ifPresent(Companion::close);
      }
    }
  }

  private Sample sample(Metric metric, Contestant contestant, int run, long value) {
    return new Sample(
        metric.measure(workload), contestant.name(), workload.nodes(), String.valueOf(run), value);
  }
}
