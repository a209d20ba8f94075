package org.hotelier.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A worker outside the cluster as a child JVM: {@code launcher worker SERVICE BROKER}. It dies with
 * {@link #close} or with this JVM, whichever comes first.
 */
public final class ChildWorker implements AutoCloseable {
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  /**
   * How a worker is started.
   *
   * @param prefix a command that execs the one behind it, for instance nsenter; mostly empty
   * @param broker {@code host:port} of the broker that it attaches to
   * @param holding whether it keeps what it is given and never answers
   * @param log where its output is appended
   */
  public record Spec(
      List<String> prefix,
      Path launcher,
      String service,
      String broker,
      boolean holding,
      Path log) {
    public Spec {
      prefix = List.copyOf(prefix);
    }

    List<String> command() {
      var command = new ArrayList<>(prefix);
      command.addAll(List.of(launcher.toString(), "worker", service, broker));
      if (holding) {
        command.add("--hold");
      }
      return command;
    }
  }

  private final Spec spec;
  private final Process process;

  private ChildWorker(Spec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * Starts the worker and returns at once.
   *
   * @throws UncheckedIOException if the launcher cannot be run or the log not be written
   */
  public static ChildWorker start(Spec spec) {
    try {
      Files.createDirectories(spec.log().toAbsolutePath().getParent());
      var command = new ProcessBuilder(spec.command());
      command.redirectErrorStream(true);
      command.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      Process process = Reaper.start(command);
      process.getOutputStream().close();
      return new ChildWorker(spec, process);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Expected to start a worker with %s, but %s; do build the distribution (mvn package)"
              .formatted(spec.launcher(), failure.getMessage()),
          failure);
    }
  }

  public Spec spec() {
    return spec;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The last lines of its output: one line for each request that it was given. */
  public String logTail(int lines) {
    return LogTail.of(spec.log(), lines);
  }

  /** SIGSTOP: it runs no instruction until {@link #thaw}; its connection stays open. */
  public void freeze() {
    Signals.send("STOP", pid());
  }

  /** SIGCONT: it goes on where it was frozen. */
  public void thaw() {
    Signals.send("CONT", pid());
  }

  /** SIGKILL; returns once the process is gone. Does nothing to one that has ended. */
  public void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(KILL_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IllegalStateException(
            "Expected %s to be gone %s after SIGKILL, but it is there; do look at what it waits for in the kernel"
                .formatted(this, KILL_LIMIT));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + this + " ended", interrupted);
    }
  }

  /** Kills the worker if it is alive. */
  @Override
  public void close() {
    kill();
  }

  @Override
  public String toString() {
    return "a worker of %s at %s (process %d)".formatted(spec.service(), spec.broker(), pid());
  }
}
