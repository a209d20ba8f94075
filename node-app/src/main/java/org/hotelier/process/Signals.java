package org.hotelier.process;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends the signals that {@link Process} does not know. */
final class Signals {
  private Signals() {}

  /** By the shell's own {@code kill}: a machine need not have a program of that name. */
  static void send(String signal, long pid) {
    try {
      var command = new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid));
      int code = command.inheritIO().start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "Expected kill -%s %d to succeed, but it ended with code %d"
                .formatted(signal, pid, code));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while signalling process " + pid, interrupted);
    }
  }
}
