package org.hotelier.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With small shell scripts in the launcher's place: what is tested is the process, not the node.
 */
class ChildNodeTest {
  @TempDir Path dir;

  @Test
  void passesTheSpecToTheLauncherAndWritesBothOutputsToTheLog() throws IOException {
    var settings = new LinkedHashMap<String, String>();
    settings.put("hotelier.join-token", "a b");
    settings.put("hotelier.test-hooks", "on");
    Path launcher = launcher("printf '%s\\n' \"$@\"; echo \"$GREETING\" >&2");

    try (var node = start(launcher, settings, Map.of("GREETING", "hello"))) {
      assertThat(node.endsWithin(Duration.ofSeconds(10))).isTrue();
      assertThat(Files.readAllLines(node.spec().log()))
          .containsExactly(
              "node",
              "--name",
              "a",
              "--host",
              "127.9.9.1",
              "--seek",
              "127.9.9.0/29",
              "--data",
              dir.resolve("data").toString(),
              "-D",
              "hotelier.join-token=a b",
              "-D",
              "hotelier.test-hooks=on",
              "hello");
      assertThat(node.logTail(2)).isEqualTo("hotelier.test-hooks=on\nhello");
      assertThat(node.exitCode()).isZero();
    }
  }

  @Test
  void isStartedByThePrefixThatExecsTheLauncher() throws IOException {
    var plain = spec(launcher("echo \"$GREETING $$\""), dir, Map.of(), Map.of());
    var prefixed =
        new ChildNode.Spec(
            List.of("env", "GREETING=hello"),
            plain.launcher(),
            plain.name(),
            plain.host(),
            plain.seek(),
            plain.data(),
            plain.log(),
            plain.settings(),
            plain.environment());

    try (var node = ChildNode.start(prefixed)) {
      awaitLog(node, "hello " + node.pid());
    }
  }

  @Test
  void stopsWithTheExitCodeOfANodeThatEndsOnSigterm() throws IOException {
    try (var node = start(launcher("trap 'exit 3' TERM; echo up; while :; do sleep 0.05; done"))) {
      awaitLog(node, "up");

      var ending = node.stop();

      assertThat(ending.exitCode()).isEqualTo(3);
      assertThat(ending.killed()).isFalse();
      assertThat(node.isAlive()).isFalse();
    }
  }

  @Test
  void killsANodeThatIgnoresSigtermAndSaysSo() throws IOException {
    try (var node = start(launcher("trap '' TERM; echo up; while :; do sleep 0.05; done"))) {
      awaitLog(node, "up");

      var ending = node.stop(Duration.ofMillis(300));

      assertThat(ending.killed()).isTrue();
      assertThat(ending.exitCode()).isEqualTo(128 + 9);
      assertThat(ending.took()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      assertThat(node.isAlive()).isFalse();
    }
  }

  @Test
  void freezesThawsAndKillsTheProcessItself() throws IOException {
    try (var node = start(launcher("echo up; exec sleep 600"))) {
      awaitLog(node, "up");

      node.freeze();
      await("the process to be stopped").until(() -> state(node), "T"::equals);
      node.thaw();
      await("the process to go on").until(() -> state(node), state -> !state.equals("T"));
      node.freeze();
      node.kill();

      assertThat(node.isAlive()).isFalse();
      assertThat(node.exitCode()).isEqualTo(128 + 9);
      assertThatThrownBy(node::freeze).hasMessageContaining("Expected node a to be alive");
    }
  }

  @Test
  void leavesNoProcessBehindWhenClosed() throws IOException {
    ChildNode node;
    try (var started = start(launcher("trap '' TERM; while :; do sleep 0.05; done"))) {
      node = started;
      assertThat(node.isAlive()).isTrue();
    }
    assertThat(node.isAlive()).isFalse();
  }

  @Test
  void leavesNoProcessBehindWhenItsJvmEnds() throws Exception {
    Path launcher = launcher("exec sleep 600");
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName(),
                launcher.toString(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      var output =
          new BufferedReader(new InputStreamReader(jvm.getInputStream(), StandardCharsets.UTF_8));
      String line = output.lines().filter(text -> text.startsWith("child ")).findFirst().orElse("");
      var child = ProcessHandle.of(Long.parseLong(line.substring("child ".length())));
      assertThat(child).get().matches(ProcessHandle::isAlive, "is alive while its parent is");

      jvm.destroy();

      assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
      await("the child to be gone")
          .atMost(10, TimeUnit.SECONDS)
          .until(() -> child.map(ProcessHandle::isAlive).orElse(false), alive -> !alive);
    } finally {
      jvm.destroyForcibly();
    }
  }

  @Test
  void refusesADataDirectoryWhoseControlSocketCannotBeBound() {
    Path data = Path.of("/tmp/" + "d".repeat(100));

    assertThatThrownBy(
            () ->
                new ChildNode.Spec(
                    List.of(), dir, "a", "127.9.9.1", "127.9.9.1", data, dir, Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 107 bytes")
        .hasMessageContaining("has 118")
        .hasMessageContaining("do use a shorter data directory");
  }

  @Test
  void saysWhatToDoWhenTheLauncherIsMissing() {
    assertThatThrownBy(() -> start(dir.resolve("nothing-here")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nothing-here")
        .hasMessageContaining("do build the distribution");
  }

  private ChildNode start(Path launcher) {
    return start(launcher, Map.of(), Map.of());
  }

  private ChildNode start(
      Path launcher, Map<String, String> settings, Map<String, String> environment) {
    return ChildNode.start(spec(launcher, dir, settings, environment));
  }

  private static ChildNode.Spec spec(
      Path launcher, Path dir, Map<String, String> settings, Map<String, String> environment) {
    return new ChildNode.Spec(
        List.of(),
        launcher,
        "a",
        "127.9.9.1",
        "127.9.9.0/29",
        dir.resolve("data"),
        dir.resolve("logs/a.log"),
        settings,
        environment);
  }

  private Path launcher(String script) throws IOException {
    Path file = dir.resolve("hotelier");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private static void awaitLog(ChildNode node, String text) {
    await("the log to say " + text)
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> node.logTail(1), text::equals);
  }

  /** The process state of proc(5): the field behind the program's name. */
  private static String state(ChildNode node) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(node.pid()), "stat"));
    return stat.substring(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  }

  /** The JVM whose end is watched: starts a node, says its process id, and waits. */
  static final class Parent {
    public static void main(String[] args) throws InterruptedException {
      var node = ChildNode.start(spec(Path.of(args[0]), Path.of(args[1]), Map.of(), Map.of()));
      System.out.println("child " + node.pid());
      Thread.currentThread().join();
    }
  }
}
