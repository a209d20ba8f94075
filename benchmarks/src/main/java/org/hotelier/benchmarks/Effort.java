package org.hotelier.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hotelier.benchmarks.report.Samples;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is measured, and where the samples are kept: the options of every command. */
final class Effort {

  @Option(
      names = "--runs",
      paramLabel = "N",
      required = true,
      description = "Samples of each series, those in the samples file included.")
  private int runs;

  @Option(
      names = "--within",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "Begin no run after this time (default: ${DEFAULT-VALUE}).")
  private long withinSeconds;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description = "Keep the samples here, so that a later call goes on.")
  private @Nullable Path file;

  private final long begun = System.nanoTime();

  int runs() {
    return runs;
  }

  Samples samples() {
    return new Samples(Optional.ofNullable(file));
  }

  /** Whether another run may begin. */
  boolean timeLeft() {
    return System.nanoTime() - begun < Duration.ofSeconds(withinSeconds).toNanos();
  }
}
