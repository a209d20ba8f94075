package org.hotelier.protocol.dealer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to leave a broker alone that failed: twice as long each time, with a random part, so
 * that those who lost it together do not come back together.
 *
 * @param first after the first failure; too small: a broker that is down is asked all the time
 * @param most never more; too large: a broker that is back is noticed late
 */
public record BackOff(Duration first, Duration most) {
  private static final int MAX_DOUBLINGS = 30;

  /** 100 ms at first; at most 2500 ms, the fixed delay of the guide's worker (mdwrkapi). */
  public static final BackOff STANDARD =
      new BackOff(Duration.ofMillis(100), Duration.ofMillis(2500));

  public BackOff {
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "Expected a first delay above 0 and a longest one not below it, but got %s and %s"
              .formatted(first, most));
    }
  }

  /** Half of the delay to all of it, at random, after this many failures in a row (from 1). */
  public Duration delay(int failures, RandomGenerator random) {
    int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
    double whole = Math.min((double) first.toNanos() * (1L << doublings), (double) most.toNanos());
    return Duration.ofNanos((long) (whole * (0.5 + random.nextDouble() / 2)));
  }
}
