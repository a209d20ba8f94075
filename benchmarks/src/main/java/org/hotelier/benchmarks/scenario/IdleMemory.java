package org.hotelier.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.hotelier.benchmarks.subject.Subject;

/** The resident memory of a node alone that has been up, and idle, for some time. */
public final class IdleMemory {
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String FIELD = "VmRSS:";

  private IdleMemory() {}

  /** In kibibytes, as the kernel counts them (VmRSS). */
  public static long kibibytes(Subject subject) throws InterruptedException {
    try (var fleet = subject.fleet(1)) {
      fleet.start(0);
      fleet.awaitUp(0, LIMIT);
      TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
      return resident(fleet.pid(0));
    }
  }

  /** The resident memory of a process now, in kibibytes. */
  public static long resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(FIELD.length()).replace("kB", "").strip())
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElseThrow();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
