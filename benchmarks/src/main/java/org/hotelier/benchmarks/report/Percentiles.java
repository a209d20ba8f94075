package org.hotelier.benchmarks.report;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The median and the 99th percentile of some values, to three digits. Of less than 100 values the
 * 99th percentile is the largest.
 */
public record Percentiles(long count, long p50, long p99) {
  private static final int DIGITS = 3;
  private static final double MEDIAN = 50;
  private static final double WORST_IN_HUNDRED = 99;

  public static Percentiles of(List<Long> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Expected values, but there are none");
    }
    var histogram = new Histogram(DIGITS);
    values.forEach(histogram::recordValue);
    return new Percentiles(
        histogram.getTotalCount(),
        histogram.getValueAtPercentile(MEDIAN),
        histogram.getValueAtPercentile(WORST_IN_HUNDRED));
  }
}
