package org.hotelier.benchmarks.broker;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.hotelier.benchmarks.report.Samples;

/** The medians over the runs, and the ratios of Hotelier's to others'. */
record Medians(Samples samples) {

  static Medians of(Samples samples) {
    return new Medians(samples);
  }

  int runs(Workload workload, String system) {
    return values(workload, Metric.THROUGHPUT, system).size();
  }

  /** Of an even number of runs the lower one in the middle: a value that was measured. */
  OptionalLong median(Workload workload, Metric metric, String system) {
    var values = values(workload, metric, system).stream().sorted().toList();
    return values.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(values.get((values.size() - 1) / 2));
  }

  /** Nothing where one of the two has no samples, or a baseline of zero. */
  OptionalDouble ratio(Workload workload, Metric metric, String baseline) {
    var own = median(workload, metric, HotelierContestant.NAME);
    var other = median(workload, metric, baseline);
    return own.isEmpty() || other.isEmpty() || other.getAsLong() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) own.getAsLong() / other.getAsLong());
  }

  private List<Long> values(Workload workload, Metric metric, String system) {
    return samples.values(metric.measure(workload), system, workload.nodes());
  }
}
