package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that do nothing, and control sockets that say what the test wants. */
class AwaitsTest {
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final List<String> BOTH = List.of("a", "b");

  @TempDir Path dir;
  private NodeGroup group;
  private Awaits awaits;
  private ControlStub a;
  private ControlStub b;

  @BeforeEach
  void startTwo() throws IOException {
    Path launcher = dir.resolve("launcher");
    Files.writeString(launcher, "#!/bin/sh\nexec sleep 600\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    group = new NodeGroup(launcher, BOTH, Map.of(), Map.of(), dir, Optional.empty());
    group.start(StartPlan.atOnce("a", "b"));
    awaits = new Awaits(group);
    a = stub("a");
    b = stub("b");
  }

  private ControlStub stub(String name) throws IOException {
    Path socket = group.child(name).socket();
    Files.createDirectories(socket.getParent());
    return new ControlStub(socket).answer("QueryEvents", "[]");
  }

  @AfterEach
  void stop() throws IOException {
    a.close();
    b.close();
    group.close();
  }

  @Test
  void awaitsThatAllAreReady() {
    a.answer("QueryNode", node(true, "one"));
    b.answer("QueryNode", node(false, ""));

    assertThatThrownBy(() -> awaits.ready(SHORT, BOTH))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Expected [a, b] to be ready")
        .hasMessageContaining("ready=false");

    var later = CompletableFuture.runAsync(() -> b.answer("QueryNode", node(true, "one")));
    assertThat(awaits.ready(LONG, BOTH)).isLessThan(LONG);
    later.join();
  }

  @Test
  void takesReadyNodesThatSeeEachOtherOnlineInOneClusterAsOneCluster() {
    both("one", "one", "online", "online");

    assertThat(awaits.oneCluster(SHORT, BOTH)).isEqualTo("one");
  }

  @Test
  void doesNotTakeTwoClustersAsOne() {
    both("one", "other", "online", "online");

    assertThatThrownBy(() -> awaits.oneCluster(SHORT, BOTH))
        .hasMessageContaining("a=ready, clustered, cluster 'one', sees a online, b online")
        .hasMessageContaining("b=ready, clustered, cluster 'other'");
  }

  @Test
  void doesNotTakeNodesOfWhichOneMissesTheOtherAsOneCluster() {
    both("one", "one", "suspect", "online");

    assertThatThrownBy(() -> awaits.oneCluster(SHORT, BOTH)).hasMessageContaining("b suspect");
  }

  @Test
  void takesNoOthersOnlineThanThoseNamed() {
    both("one", "one", "online", "online");

    assertThatThrownBy(() -> awaits.oneCluster(SHORT, List.of("a")))
        .hasMessageContaining("sees a online, b online");

    both("one", "one", "offline", "online");
    assertThat(awaits.oneCluster(SHORT, List.of("a"))).isEqualTo("one");
  }

  @Test
  void awaitsOneOfSeveralStatuses() {
    a.answer("QueryNodes", rows("suspect"));

    assertThat(awaits.status("a", "b", Set.of("suspect", "offline"), LONG)).isLessThan(LONG);
    assertThatThrownBy(() -> awaits.status("a", "b", Set.of("offline"), SHORT))
        .hasMessageContaining("Expected a to see b offline within 60 ms")
        .hasMessageContaining("status=suspect");
  }

  @Test
  void awaitsAnEventByItsTopicAndAMatchOfItsText() {
    a.answer(
        "QueryEvents",
        """
        [{"seq":1,"at":"2026-11-20T12:00:00Z","group":"x","component":"founded","text":"id 7"},
         {"seq":2,"at":"2026-11-20T12:00:00Z","group":"membership","component":"founded",
          "text":"id 8"}]
        """);

    assertThat(awaits.event("a", "membership", "founded", "id \\d", LONG).seq()).isEqualTo(2);
    assertThatThrownBy(() -> awaits.event("a", "membership", "founded", "id 7", SHORT))
        .hasMessageContaining("an event membership/founded matching 'id 7' on a")
        .hasMessageContaining("text=id 8");
  }

  private void both(String idOfA, String idOfB, String aSeesB, String bSeesB) {
    a.answer("QueryNode", node(true, idOfA)).answer("QueryNodes", rows(aSeesB));
    b.answer("QueryNode", node(true, idOfB)).answer("QueryNodes", rows(bSeesB));
  }

  private static String node(boolean ready, String clusterId) {
    return """
        {"name":"x","address":"x","incarnation":1,"version":"1","ready":%s,"mode":"clustered",
         "clusterId":"%s","since":"2026-11-20T12:00:00Z","ports":{},"draining":false}
        """
        .formatted(ready, clusterId);
  }

  private static String rows(String statusOfB) {
    return """
        [{"name":"a","address":"x","incarnation":1,"status":"online","self":false,
          "since":"2026-11-20T12:00:00Z"},
         {"name":"b","address":"x","incarnation":1,"status":"%s","self":false,
          "since":"2026-11-20T12:00:00Z"}]
        """
        .formatted(statusOfB);
  }
}
