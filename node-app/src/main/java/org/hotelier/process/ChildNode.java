package org.hotelier.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotelier.protocol.control.ControlClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node as a child JVM, started by the launcher of a packaged distribution. It dies with {@link
 * #close} or with this JVM, whichever comes first.
 *
 * <p>The launcher {@code exec}s the JVM, so that the process id is the node's and signals reach it.
 */
public final class ChildNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChildNode.class);

  /** A node ends on SIGTERM within 10 s. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

  private static final ControlClient.Timeouts CONTROL =
      new ControlClient.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(30));

  /** {@code sun_path} holds 108 bytes, the last one a zero. */
  private static final int SOCKET_PATH_LIMIT = 107;

  /**
   * How a node is started: {@code launcher node --name … --host … --seek … --data …}, one {@code -D
   * key=value} for each setting, the environment added to this JVM's own, stdout and stderr
   * appended to the log.
   *
   * @param prefix a command that execs the one behind it, for instance nsenter; mostly empty
   */
  public record Spec(
      List<String> prefix,
      Path launcher,
      String name,
      String host,
      String seek,
      Path data,
      Path log,
      Map<String, String> settings,
      Map<String, String> environment) {
    public Spec {
      prefix = List.copyOf(prefix);
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
      int length = socket(data).toString().getBytes(StandardCharsets.UTF_8).length;
      if (length > SOCKET_PATH_LIMIT) {
        throw new IllegalArgumentException(
            "Expected a control socket path of at most %d bytes, but %s has %d; do use a shorter data directory"
                .formatted(SOCKET_PATH_LIMIT, socket(data), length));
      }
    }

    List<String> command() {
      var command = new ArrayList<>(prefix);
      command.addAll(List.of(launcher.toString(), "node"));
      command.addAll(List.of("--name", name, "--host", host, "--seek", seek));
      command.addAll(List.of("--data", data.toString()));
      settings.forEach((key, value) -> command.addAll(List.of("-D", key + "=" + value)));
      return command;
    }

    private static Path socket(Path data) {
      return data.resolve("control.sock");
    }
  }

  /** How a node ended: its exit code, how long it took, and whether it had to be killed for it. */
  public record Ending(int exitCode, Duration took, boolean killed) {}

  private final Spec spec;
  private final Process process;

  private ChildNode(Spec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * Starts the node and returns at once; {@link #awaitReady} waits for it.
   *
   * @throws UncheckedIOException if the launcher cannot be run or the log not be written
   */
  public static ChildNode start(Spec spec) {
    try {
      Files.createDirectories(spec.log().toAbsolutePath().getParent());
      var command = new ProcessBuilder(spec.command());
      command.environment().putAll(spec.environment());
      command.redirectErrorStream(true);
      command.redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
      Process process = Reaper.start(command);
      process.getOutputStream().close();
      LOG.debug("Node {} is process {}", spec.name(), process.pid());
      return new ChildNode(spec, process);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "Expected to start node %s with %s, but %s; do build the distribution (mvn package)"
              .formatted(spec.name(), spec.launcher(), failure.getMessage()),
          failure);
    }
  }

  public Spec spec() {
    return spec;
  }

  public String name() {
    return spec.name();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where the node's control socket is, or will be once it listens. */
  public Path socket() {
    return Spec.socket(spec.data());
  }

  /**
   * Waits until the node says that it is ready, and returns how long that took.
   *
   * @throws IllegalStateException when the limit has passed or the node has ended: with what was
   *     seen last and the end of its log
   */
  public Duration awaitReady(Duration limit) {
    return Readiness.await(this, limit);
  }

  /**
   * Connects to the node's control socket; the caller closes it.
   *
   * @throws org.hotelier.protocol.control.ControlException if nobody listens within 5 s
   */
  public ControlClient control() {
    return ControlClient.connect(socket(), CONTROL);
  }

  /** SIGTERM, and SIGKILL for a node that has not ended 10 s later: the ending says so. */
  public Ending stop() {
    return stop(STOP_LIMIT);
  }

  /** As {@link #stop()}, with another limit before SIGKILL. */
  public Ending stop(Duration limit) {
    long start = System.nanoTime();
    process.destroy();
    boolean ended = endsWithin(limit);
    if (!ended) {
      LOG.warn(
          "Node {} (process {}) did not end within {} of SIGTERM; killing it",
          name(),
          pid(),
          limit);
      kill();
    }
    var took = Duration.ofNanos(System.nanoTime() - start);
    return new Ending(process.exitValue(), took, !ended);
  }

  /** SIGKILL; returns once the process is gone. Does nothing to a node that has ended. */
  public void kill() {
    process.destroyForcibly();
    if (!endsWithin(KILL_LIMIT)) {
      throw new IllegalStateException(
          "Expected process %d of node %s to be gone %s after SIGKILL, but it is there; do look at what it waits for in the kernel"
              .formatted(pid(), name(), KILL_LIMIT));
    }
  }

  /** SIGSTOP: the process runs no instruction until {@link #thaw}; its connections stay open. */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT: the process goes on where it was frozen. */
  public void thaw() {
    signal("CONT");
  }

  /** The exit code; 128 + n after signal n. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Whether the process is gone before the limit has passed. */
  public boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while node " + name() + " ended", interrupted);
    }
  }

  /** The last lines of the node's log. */
  public String logTail(int lines) {
    return LogTail.of(spec.log(), lines);
  }

  /** Kills the node if it is alive. */
  @Override
  public void close() {
    kill();
  }

  @Override
  public String toString() {
    return "%s (process %d, %s)".formatted(name(), pid(), spec.host());
  }

  private void signal(String signal) {
    if (!isAlive()) {
      throw new IllegalStateException(
          "Expected node %s to be alive for SIG%s, but it ended with code %d; do start it first"
              .formatted(name(), signal, exitCode()));
    }
    Signals.send(signal, pid());
  }
}
