package org.hotelier.benchmarks.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.hotelier.benchmarks.subject.ListeningPorts;
import org.hotelier.network.Endpoint;

/**
 * Takes the moments at which ports are bound: for each that of the last look that did not find it,
 * so that what is measured from there is never too short, and at most one pause too long.
 */
record PortWatch(List<Endpoint> ports, Duration limit) implements Callable<Map<Endpoint, Long>> {
  private static final Duration PAUSE = Duration.ofMillis(3);

  /** The moments by {@link System#nanoTime}. */
  @Override
  public Map<Endpoint, Long> call() {
    long begun = System.nanoTime();
    var missing = new HashSet<>(ports);
    var bound = new HashMap<Endpoint, Long>();
    long look = begun;
    while (true) {
      long before = look;
      look = System.nanoTime();
      var listening = ListeningPorts.now();
      missing.stream().filter(listening::contain).forEach(port -> bound.put(port, before));
      missing.removeAll(bound.keySet());
      if (missing.isEmpty()) {
        return bound;
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
