package org.hotelier.locator;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a round takes: short once anybody was seen, longer before; at random, so that nodes that
 * start together do not stay in step.
 */
public record Pace(Range seen, Range unseen) {

  /** The shortest and the longest a round may take. */
  public record Range(Duration least, Duration most) {

    public Range {
      if (least.isNegative() || most.compareTo(least) < 0) {
        throw new IllegalArgumentException(
            "Expected two durations in ascending order, but got %s and %s".formatted(least, most));
      }
    }

    static Range of(List<Duration> pair) {
      if (pair.size() != 2) {
        throw new IllegalArgumentException(
            "Expected hotelier.locator.pace to be pairs of durations, but got " + pair);
      }
      return new Range(pair.get(0), pair.get(1));
    }

    Duration draw(RandomGenerator random) {
      return least.plusNanos(random.nextLong(most.minus(least).toNanos() + 1));
    }
  }

  public Duration draw(boolean sawAnybody, RandomGenerator random) {
    return (sawAnybody ? seen : unseen).draw(random);
  }
}
