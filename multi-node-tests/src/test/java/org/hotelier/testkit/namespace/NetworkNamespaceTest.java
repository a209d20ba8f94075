package org.hotelier.testkit.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkNamespaceTest {

  static Stream<NetworkNamespace.Privilege> privileges() {
    return NetworkNamespace.PRIVILEGES.stream();
  }

  @ParameterizedTest
  @MethodSource("privileges")
  void isANetworkOfItsOwnWithNothingButLoopback(NetworkNamespace.Privilege privilege)
      throws IOException {
    try (var namespace = openOrSkip(List.of(privilege))) {
      var interfaces = output(namespace, "cat", "/proc/net/dev").lines().skip(2).toList();

      assertThat(interfaces).singleElement().asString().contains("lo:");
    }
  }

  @ParameterizedTest
  @MethodSource("privileges")
  void killsEverybodyInsideWhenClosedAlsoTheFrozen(NetworkNamespace.Privilege privilege)
      throws IOException {
    var namespace = openOrSkip(List.of(privilege));
    var one = start(namespace, "sh", "-c", "echo in; exec sleep 600");
    var other = start(namespace, "sh", "-c", "echo in; kill -STOP $$");
    awaitLine(one);
    awaitLine(other);

    namespace.close();

    assertThat(one.onExit().join().exitValue()).isEqualTo(137);
    assertThat(other.onExit().join().exitValue()).isEqualTo(137);
  }

  @Test
  void keepsTheProcessIdOfWhoEnters() throws IOException {
    try (var namespace = openOrSkip(NetworkNamespace.PRIVILEGES)) {
      var process = start(namespace, "sh", "-c", "echo $$");

      assertThat(awaitLine(process)).isEqualTo(String.valueOf(process.pid()));
    }
  }

  @Test
  void endsWithTheJvmThatMadeItHoweverThatEnds() throws Exception {
    openOrSkip(NetworkNamespace.PRIVILEGES).close();
    var jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName())
            .redirectErrorStream(true)
            .start();
    var inside = ProcessHandle.of(Long.parseLong(awaitLine(jvm))).orElseThrow();

    jvm.destroyForcibly();

    inside.onExit().get(20, TimeUnit.SECONDS);
  }

  /** Run in a JVM of its own by the test above. */
  static final class Owner {
    public static void main(String[] args) throws Exception {
      var namespace = NetworkNamespace.open();
      System.out.println(start(namespace, "sleep", "600").pid());
      Thread.currentThread().join();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unshare", "nsenter", "ip", "nft"})
  void saysWhichProgramIsMissingAndWhatToInstall(String missing, @TempDir Path directory)
      throws IOException {
    for (var program : List.of("unshare", "nsenter", "ip", "nft")) {
      if (!program.equals(missing)) {
        install(directory.resolve(program), "exit 0");
      }
    }
    var programs = new Programs(List.of(directory));

    assertThatThrownBy(() -> NetworkNamespace.open(programs, NetworkNamespace.PRIVILEGES))
        .isInstanceOf(Unavailable.class)
        .hasMessageStartingWith("Expected the program " + missing + ", but it is in none of")
        .hasMessageContaining("do install it (apt-get install");
  }

  @Test
  void saysWhatWasRefusedWhereNamespacesAreNotAllowed(@TempDir Path directory) throws IOException {
    for (var program : List.of("nsenter", "ip", "nft")) {
      install(directory.resolve(program), "exit 0");
    }
    install(directory.resolve("unshare"), "echo 'unshare: Operation not permitted' >&2", "exit 1");
    var programs = new Programs(List.of(directory));

    assertThatThrownBy(() -> NetworkNamespace.open(programs, NetworkNamespace.PRIVILEGES))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("--net said \"unshare: Operation not permitted\", and")
        .hasMessageContaining("--map-root-user --net said")
        .hasMessageContaining("do run as root with CAP_SYS_ADMIN");
  }

  private static void install(Path program, String... script) throws IOException {
    Files.writeString(program, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  private static NetworkNamespace openOrSkip(List<NetworkNamespace.Privilege> privileges) {
    try {
      return NetworkNamespace.open(Programs.installed(), privileges);
    } catch (Unavailable reason) {
      return abort(reason.getMessage());
    }
  }

  private static Process start(NetworkNamespace namespace, String... command) throws IOException {
    var all = new ArrayList<>(namespace.entrance());
    all.addAll(List.of(command));
    return new ProcessBuilder(all).redirectErrorStream(true).start();
  }

  private static String output(NetworkNamespace namespace, String... command) throws IOException {
    return new String(
        start(namespace, command).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String awaitLine(Process process) throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return String.valueOf(reader.readLine());
  }
}
