package org.hotelier.control;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Keeps a repeated log line from flooding: one per interval is due, the others are counted. */
final class Seldom {
  private final long intervalNanos;
  private final LongSupplier nanoClock;
  private boolean ever;
  private long last;
  private long leftOut;

  Seldom(Duration interval, LongSupplier nanoClock) {
    this.intervalNanos = interval.toNanos();
    this.nanoClock = nanoClock;
  }

  /** If a line is due now: how many were left out since the one before. */
  synchronized OptionalLong due() {
    var now = nanoClock.getAsLong();
    if (ever && now - last < intervalNanos) {
      leftOut++;
      return OptionalLong.empty();
    }
    var since = leftOut;
    ever = true;
    last = now;
    leftOut = 0;
    return OptionalLong.of(since);
  }
}
