package org.hotelier.benchmarks.report;

import java.util.Locale;

/** How the values of a measure are written in a table. */
public enum Unit {
  /** Taken in microseconds. */
  MILLISECONDS("ms", 1000),
  /** Taken in kibibytes. */
  MEBIBYTES("MiB", 1024);

  private final String symbol;
  private final long parts;

  Unit(String symbol, long parts) {
    this.symbol = symbol;
    this.parts = parts;
  }

  String text(long value) {
    return String.format(Locale.ROOT, "%,d %s", Math.round((double) value / parts), symbol);
  }
}
