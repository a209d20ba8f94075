package org.hotelier.benchmarks.broker;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.hotelier.benchmarks.report.Samples;

/**
 * What a case is to reach, as a ratio of Hotelier's median to a baseline's.
 *
 * @param atLeast whether more is better
 */
record Aim(Workload workload, Metric metric, String baseline, boolean atLeast, double bound) {
  static final List<Aim> ALL =
      List.of(
          new Aim(Workload.BUSY, Metric.THROUGHPUT, JeromqContestant.NAME, true, 1.5),
          new Aim(Workload.BUSY, Metric.BROKER_TIME, JeromqContestant.NAME, false, 0.4),
          new Aim(Workload.ONE_AT_A_TIME, Metric.MEDIAN, JeromqContestant.NAME, false, 0.5),
          new Aim(Workload.ONE_AT_A_TIME, Metric.MEDIAN, NatsContestant.NAME, false, 1.0),
          new Aim(Workload.SERVICE_ACTOR, Metric.THROUGHPUT, NatsContestant.NAME, true, 0.5),
          new Aim(Workload.CREDIT, Metric.THROUGHPUT, JeromqContestant.NAME, true, 4.0),
          new Aim(Workload.TWO_NODES, Metric.THROUGHPUT, JeromqContestant.NAME, true, 0.7));

  /** What was measured; nothing where a sample is missing. */
  OptionalDouble ratio(Samples samples) {
    return Medians.of(samples).ratio(workload, metric, baseline);
  }

  boolean met(double ratio) {
    return atLeast ? ratio >= bound : ratio <= bound;
  }

  String text() {
    return String.format(Locale.ROOT, "%s %.1f ×", atLeast ? "≥" : "≤", bound);
  }
}
