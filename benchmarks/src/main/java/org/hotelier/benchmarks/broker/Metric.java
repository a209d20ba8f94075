package org.hotelier.benchmarks.broker;

import java.util.Locale;

/** What is taken of a run, as a whole number in its own small unit. */
enum Metric {
  /** Requests answered in a second. */
  THROUGHPUT("requests/s", 1, "%,.0f"),
  /** Latency, in nanoseconds. */
  MEDIAN("p50", 1000, "%,.1f µs"),
  /** The same. */
  WORST("p99", 1000, "%,.1f µs"),
  /** Processor time of the broker's processes, in nanoseconds. */
  BROKER_TIME("broker CPU/request", 1000, "%,.2f µs"),
  /** The same of the load generator: how near it was to being the limit. */
  LOAD_TIME("load's CPU/request", 1000, "%,.2f µs"),
  /** Resident memory of the broker's processes, in kibibytes. */
  MEMORY("RSS", 1024, "%,.0f MiB");

  private final String label;
  private final double parts;
  private final String format;

  Metric(String label, double parts, String format) {
    this.label = label;
    this.parts = parts;
    this.format = format;
  }

  String label() {
    return label;
  }

  String text(long value) {
    return String.format(Locale.ROOT, format, value / parts);
  }

  /** What the samples of this metric of a case are kept under. */
  String measure(Workload workload) {
    return workload.name() + ": " + label;
  }
}
