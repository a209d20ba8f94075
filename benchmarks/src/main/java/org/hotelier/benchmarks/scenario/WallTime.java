package org.hotelier.benchmarks.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hotelier.benchmarks.subject.Leash;

/** How long a command takes, from the start of its process to its end. */
public final class WallTime {
  private WallTime() {}

  /**
   * Runs the command.
   *
   * @throws IllegalStateException if it fails: what fails fast is not to look fast
   */
  public static Duration of(List<String> command, Map<String, String> environment) {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    try {
      long begun = System.nanoTime();
      int code = Leash.start(builder).waitFor();
      var took = Duration.ofNanos(System.nanoTime() - begun);
      if (code != 0) {
        throw new IllegalStateException(
            "Expected %s to succeed, but it ended with code %d; do run it by hand"
                .formatted(command, code));
      }
      return took;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
