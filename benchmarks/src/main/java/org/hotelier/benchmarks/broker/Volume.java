package org.hotelier.benchmarks.broker;

/**
 * How many requests a run has. One at a time takes ten times as long for each, so that such a case
 * has a tenth.
 *
 * @param count those measured
 * @param warmup those before, in which a JVM compiles what it runs often
 */
public record Volume(long count, long warmup) {
  private static final int LESS = 10;

  long count(Workload workload) {
    return scaled(count, workload);
  }

  long warmup(Workload workload) {
    return scaled(warmup, workload);
  }

  private static long scaled(long requests, Workload workload) {
    return workload.window() == 1 ? Math.max(1, requests / LESS) : requests;
  }
}
