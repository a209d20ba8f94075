package org.hotelier.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kit did and saw in one test, with the time since its start: {@code transcript.log}. */
final class Transcript {
  private static final Logger LOG = LoggerFactory.getLogger(Transcript.class);

  private final long start = System.nanoTime();
  private final Path file;

  Transcript(Path directory) {
    this.file = directory.resolve("transcript.log");
  }

  synchronized void add(String text) {
    double seconds = (System.nanoTime() - start) / 1e9;
    try {
      Files.writeString(
          file,
          String.format(Locale.ROOT, "%8.3f s  %s%n", seconds, text),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    LOG.debug("{}", text);
  }

  /** A figure that a reader of the build's output wants to see. */
  void measured(String what, Duration took) {
    add("%s: after %d ms".formatted(what, took.toMillis()));
    LOG.info("{}: after {} ms", what, took.toMillis());
  }
}
