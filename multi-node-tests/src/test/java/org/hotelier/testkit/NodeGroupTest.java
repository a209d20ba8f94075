package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script in the launcher's place: what is tested is the group, not the nodes. */
class NodeGroupTest {
  @TempDir Path dir;
  private Path launcher;

  @BeforeEach
  void writeLauncher() throws IOException {
    launcher = dir.resolve("launcher");
    Files.writeString(launcher, "#!/bin/sh\necho \"$@\"\nexec sleep 600\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void givesEachNodeItsAddressItsDataAndItsSettings() throws IOException {
    try (var group = group("a", "b")) {
      group.configure("b", "hotelier.cluster.name", "other");
      group.start(StartPlan.atOnce("a", "b"));

      assertThat(group.child("a").spec())
          .satisfies(
              spec -> {
                assertThat(spec.host()).isEqualTo(group.network().host(0));
                assertThat(spec.seek()).isEqualTo(group.network().cidr());
                assertThat(spec.log()).isEqualTo(dir.resolve("a.log"));
                assertThat(spec.settings()).isEqualTo(Map.of("hotelier.x", "1"));
              });
      assertThat(group.child("b").spec().host()).isEqualTo(group.network().host(1));
      assertThat(group.child("b").spec().settings())
          .isEqualTo(Map.of("hotelier.x", "1", "hotelier.cluster.name", "other"));
    }
  }

  @Test
  void leavesNoProcessNoDataAndNoNetworkBehind() throws IOException {
    var group = group("a", "b");
    group.start(StartPlan.shuffled(1, Duration.ofMillis(50), "a", "b"));
    var a = group.child("a");
    var b = group.child("b");
    Path data = a.spec().data().getParent();
    awaitStarted(group, "a");
    Files.writeString(Files.createDirectories(a.spec().data()).resolve("memory"), "kept");
    group.freeze("a");

    group.close();

    assertThat(a.isAlive()).isFalse();
    assertThat(b.isAlive()).isFalse();
    assertThat(data).doesNotExist();
    new ServerSocket(17354, 1, InetAddress.getByName(networkAddress(group))).close();
  }

  @Test
  void refusesToStartANodeThatRuns() throws IOException {
    try (var group = group("a")) {
      group.start(StartPlan.atOnce("a"));

      assertThatThrownBy(() -> group.start(StartPlan.atOnce("a")))
          .hasMessageContaining("do stop or kill it first");

      group.kill("a");
      group.start(StartPlan.atOnce("a"));
      assertThat(group.child("a").isAlive()).isTrue();
    }
  }

  @Test
  void saysWhichNodesThereAre() throws IOException {
    try (var group = group("a", "b")) {
      assertThatThrownBy(() -> group.kill("c"))
          .hasMessageContaining("Expected one of the nodes [a, b], but got c");
      assertThatThrownBy(() -> group.kill("b"))
          .hasMessageContaining("Expected node b to have been started");
    }
  }

  @Test
  void quotesTheLogAndTheStateOfANodeThatDoesNotGetReady() throws IOException {
    try (var group = group("a")) {
      group.start(StartPlan.atOnce("a"));
      awaitStarted(group, "a");

      assertThatThrownBy(() -> new Awaits(group).ready(Duration.ofMillis(50), List.of("a")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("Expected [a] to be ready within 50 ms")
          .hasMessageContaining("is running, log " + dir.resolve("a.log"))
          .hasMessageContaining("node --name a");
    }
  }

  @Test
  void doesNotWaitForANodeThatHasEnded() throws IOException {
    try (var group = group("a")) {
      group.start(StartPlan.atOnce("a"));
      group.kill("a");

      assertThatThrownBy(() -> new Awaits(group).ready(Duration.ofDays(1), List.of("a")))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("node a has ended with code 137");
      assertThat(new Awaits(group).gone("a", Duration.ZERO)).isEqualTo(137);
    }
  }

  @Test
  void writesDownWhatWasDone() throws IOException {
    try (var group = group("a")) {
      group.start(StartPlan.atOnce("a"));
      group.kill("a");
      new Evidence(group).interrogate();
    }
    assertThat(Files.readString(dir.resolve("transcript.log")))
        .containsSubsequence("nodes [a] on 127.", "start [a +0 ms]", "kill a", "a is not running");
  }

  private NodeGroup group(String... names) throws IOException {
    return new NodeGroup(
        launcher, List.of(names), Map.of("hotelier.x", "1"), Map.of(), dir, Optional.empty());
  }

  private static void awaitStarted(NodeGroup group, String name) {
    new Watch("the script to run", Duration.ofSeconds(10), () -> "")
        .until(() -> group.child(name).logTail(1), text -> text.startsWith("node"));
  }

  private static String networkAddress(NodeGroup group) {
    return group.network().cidr().replace("/29", "");
  }
}
