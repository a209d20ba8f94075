package org.hotelier.benchmarks.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hotelier.benchmarks.subject.Leash;

/** A process that runs beside others until it is closed or this JVM ends. */
public final class Companion implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final Duration END = Duration.ofSeconds(3);

  private final List<String> command;
  private final Process process;

  private Companion(List<String> command, Process process) {
    this.command = command;
    this.process = process;
  }

  /** Starts a process of which nothing is read. */
  static Companion start(List<String> command) {
    return new Companion(
        command, start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD)));
  }

  /** Starts guests, and returns once they say on stderr that all of them are ready. */
  static Companion guests(List<String> command) {
    var guests = new Companion(command, start(new ProcessBuilder(command)));
    try {
      guests.awaitReady();
      return guests;
    } catch (IllegalStateException failure) {
      guests.close();
      throw failure;
    }
  }

  private static Process start(ProcessBuilder command) {
    try {
      return Leash.start(command.redirectOutput(ProcessBuilder.Redirect.DISCARD));
    } catch (IOException missing) {
      throw new Missing(
          "Expected to start %s, but %s; install what docs/benchmarks.md names for the broker"
              .formatted(command.command().get(0), missing.getMessage()),
          missing);
    }
  }

  private void awaitReady() {
    var ready = new CompletableFuture<Void>();
    var reader = new Thread(() -> read(ready), "guests");
    reader.setDaemon(true);
    reader.start();
    try {
      ready.get(START.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException(
          "Expected %s to be ready within %s, but it was not: %s"
              .formatted(command, START, failure.getMessage()),
          failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Reads to the end, so that the process never waits for a reader. */
  private void read(CompletableFuture<Void> ready) {
    var last = "it said nothing";
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line;
        if (line.equals("ready")) {
          ready.complete(null);
        }
      }
      ready.completeExceptionally(new IllegalStateException("the process ended: " + last));
    } catch (IOException closed) {
      ready.completeExceptionally(closed);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM, and SIGKILL if it has not ended a while later. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().onExit().join();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
