package org.hotelier.benchmarks.broker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hotelier.benchmarks.scenario.IdleMemory;

/**
 * What idle workers cost a broker: its resident memory, in kibibytes, when nobody is connected and
 * when all of them are, each after some idle time (the workers' heartbeats go on).
 */
public record CrowdMemory(long alone, long crowded) {
  private static final Duration IDLE = Duration.ofSeconds(10);

  /** Starts the system afresh, measures it, connects the workers, and measures it again. */
  public static CrowdMemory of(Contestant contestant, Programs programs, int workers)
      throws InterruptedException {
    var workload = new Workload(Workload.Guests.WORKERS, workers, 1, 1, Long.BYTES);
    try (var deployment = contestant.deploy(workload)) {
      TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
      long alone = resident(deployment);
      var command =
          deployment.guests().orElseThrow(() -> new IllegalStateException("Expected workers"));
      try (var guests = Companion.guests(command)) {
        TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
        if (!guests.isAlive()) {
          throw new IllegalStateException("Expected the workers to stay, but they have ended");
        }
        return new CrowdMemory(alone, resident(deployment));
      }
    }
  }

  /** What the workers cost, all of them together; not less than nothing, should memory shrink. */
  public long cost() {
    return Math.max(0, crowded - alone);
  }

  private static long resident(Deployment deployment) {
    return deployment.pids().stream().mapToLong(IdleMemory::resident).sum();
  }
}
