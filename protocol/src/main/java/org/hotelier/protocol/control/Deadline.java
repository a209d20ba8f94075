package org.hotelier.protocol.control;

import java.time.Duration;

/** A moment of the monotonic clock by which something has to be done. */
record Deadline(long nanos) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean passed() {
    return left().isZero();
  }

  /** The time left, never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  Deadline orSooner(Deadline other) {
    return nanos - other.nanos <= 0 ? this : other;
  }
}
