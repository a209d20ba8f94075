package org.hotelier.cli;

import java.time.Duration;

/** The moment at which a verb stops waiting, and the pause it makes between two looks. */
final class Deadline {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final long endNanos;

  Deadline(Duration timeout) {
    this.endNanos = System.nanoTime() + timeout.toNanos();
  }

  boolean passed() {
    return remainingMillis() == 0;
  }

  long remainingMillis() {
    return Math.max(0, (endNanos - System.nanoTime()) / 1_000_000);
  }

  /** Pauses shortly, but not beyond the deadline. */
  void pause() throws InterruptedException {
    Thread.sleep(Math.min(PAUSE.toMillis(), remainingMillis()));
  }
}
