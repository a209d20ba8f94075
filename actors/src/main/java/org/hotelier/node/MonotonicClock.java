package org.hotelier.node;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time at which it was made plus what has passed since: it never goes back and never jumps when
 * somebody sets the machine's clock, so that grants and silences last as long as they say.
 */
public final class MonotonicClock extends Clock {

  private final Instant began = Clock.systemUTC().instant();
  private final long beganNanos = System.nanoTime();

  @Override
  public Instant instant() {
    return began.plusNanos(System.nanoTime() - beganNanos);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
