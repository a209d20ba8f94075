package org.hotelier.testkit.namespace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process that a network namespace lives and dies with. It reads its standard input, which the
 * kernel closes when this JVM ends, however it ends; then it kills everybody else inside and goes.
 */
final class Holder implements AutoCloseable {
  private static final String UP = "up";
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  /**
   * Whoever interrupts this JVM at a terminal means this process as well, hence the trap. Killing
   * goes on until a round finds nobody: who is killed may have been about to start another.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      "$1" link set lo up || exit
      echo up
      while read -r line; do :; done
      found=yes
      while [ "$found" ]; do
        found=
        for process in /proc/[0-9]*; do
          if [ "$process" != "/proc/$$" ] && [ "$process/ns/net" -ef "/proc/$$/ns/net" ]; then
            kill -KILL "${process#/proc/}" 2>/dev/null
            found=yes
          fi
        done
      done
      """;

  private final Process process;

  private Holder(Process process) {
    this.process = process;
  }

  /**
   * Starts it, and returns once the namespace is there with its loopback interface up.
   *
   * @param unshare a command that execs the one behind it in a namespace of its own
   * @throws IOException with what was said instead
   */
  static Holder start(List<String> unshare, String ip) throws IOException {
    var command = new ArrayList<>(unshare);
    command.addAll(List.of("sh", "-c", SCRIPT, "sh", ip));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String said = output.readLine();
    if (!UP.equals(said)) {
      process.destroyForcibly();
      throw new IOException("%s said \"%s\"".formatted(String.join(" ", unshare), said));
    }
    return new Holder(process);
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IllegalStateException(
            "Expected everybody in the network namespace of process %d to be gone within %s, but somebody is left; do look with: lsns -t net"
                .formatted(pid(), END_LIMIT));
      }
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a network namespace ended", interrupted);
    }
  }
}
