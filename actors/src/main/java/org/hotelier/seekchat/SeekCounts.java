package org.hotelier.seekchat;

import java.util.concurrent.atomic.LongAdder;

/** How often a listener port was misused. */
public final class SeekCounts {

  private final LongAdder malformed = new LongAdder();
  private final LongAdder evicted = new LongAdder();
  private final LongAdder timedOut = new LongAdder();

  void countMalformed() {
    malformed.increment();
  }

  void countEvicted() {
    evicted.increment();
  }

  void countTimedOut() {
    timedOut.increment();
  }

  /** Connections closed because of what they sent. */
  public long malformed() {
    return malformed.sum();
  }

  /** Silent connections closed to make room. */
  public long evicted() {
    return evicted.sum();
  }

  /** Connections closed because their exchange took too long. */
  public long timedOut() {
    return timedOut.sum();
  }
}
