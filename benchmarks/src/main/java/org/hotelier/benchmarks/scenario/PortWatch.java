package org.hotelier.benchmarks.scenario;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hotelier.benchmarks.subject.ListeningPorts;
import org.hotelier.network.Endpoint;

/**
 * Takes the moment at which the last of some ports is bound: that of the last look that did not
 * find it, so that what is measured from there is never too short, and at most one pause too long.
 */
record PortWatch(List<Endpoint> ports, Duration limit) implements Callable<Long> {
  private static final Duration PAUSE = Duration.ofMillis(3);

  /** The moment by {@link System#nanoTime}. */
  @Override
  public Long call() {
    long begun = System.nanoTime();
    Set<Endpoint> missing = new HashSet<>(ports);
    long look = begun;
    while (true) {
      long before = look;
      look = System.nanoTime();
      var listening = ListeningPorts.now();
      missing.removeIf(listening::contain);
      if (missing.isEmpty()) {
        return before;
      }
      if (look - begun > limit.toNanos() || Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException(
            "Expected all of %s to be bound within %s, but these are not: %s"
                .formatted(ports, limit, missing));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
