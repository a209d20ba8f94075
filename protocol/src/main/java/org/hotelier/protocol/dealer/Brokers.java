package org.hotelier.protocol.dealer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Which of several brokers to use: one until it fails, then the next in the order given, and none
 * before its back-off is over. Without a clock: {@code now} is a monotonic time in nanoseconds. Not
 * safe for use by several threads.
 */
public final class Brokers {

  private static final class Candidate {
    private final BrokerAddress address;
    private int failures;
    private long failedAt;
    private long notBefore;

    Candidate(BrokerAddress address) {
      this.address = address;
    }
  }

  /**
   * A broker, and how long to wait before it may be tried.
   *
   * @param after zero: at once
   */
  public record Choice(BrokerAddress broker, Duration after) {}

  private final List<Candidate> candidates = new ArrayList<>();
  private final BackOff backOff;
  private final RandomGenerator random;
  private int current;

  /**
   * @param addresses at least one, the preferred one first
   */
  public Brokers(List<BrokerAddress> addresses, BackOff backOff, RandomGenerator random) {
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one broker, but got none");
    }
    addresses.forEach(address -> candidates.add(new Candidate(address)));
    this.backOff = backOff;
    this.random = random;
  }

  /** The first one from the current on that may be tried now, else the one that may be soonest. */
  public Choice choose(long now) {
    var best = candidates.get(current);
    for (int step = 0; step < candidates.size(); step++) {
      var candidate = candidates.get((current + step) % candidates.size());
      if (wait(candidate, now) == 0) {
        return new Choice(candidate.address, Duration.ZERO);
      }
      if (wait(candidate, now) < wait(best, now)) {
        best = candidate;
      }
    }
    return new Choice(best.address, Duration.ofNanos(wait(best, now)));
  }

  private static long wait(Candidate candidate, long now) {
    return candidate.failures == 0 ? 0 : Math.max(0, candidate.notBefore - now);
  }

  /**
   * It could not be reached, or the connection to it broke. Connections that were begun before the
   * last failure and fail as well tell nothing new.
   *
   * @param begun when the connection was begun
   */
  public void failed(BrokerAddress broker, long begun, long now) {
    passOver(broker);
    var candidate = of(broker);
    if (candidate.failures == 0 || begun - candidate.failedAt > 0) {
      candidate.failures++;
      candidate.failedAt = now;
      candidate.notBefore = now + backOff.delay(candidate.failures, random).toNanos();
    }
  }

  /** It works: its failures are forgotten, and it is the one to use. */
  public void works(BrokerAddress broker) {
    of(broker).failures = 0;
  }

  /** Whatever is begun next goes to the one after it. */
  public void passOver(BrokerAddress broker) {
    if (candidates.get(current).address.equals(broker)) {
      current = (current + 1) % candidates.size();
    }
  }

  private Candidate of(BrokerAddress broker) {
    for (var candidate : candidates) {
      if (candidate.address.equals(broker)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException("Expected a broker of this list, but got " + broker);
  }
}
