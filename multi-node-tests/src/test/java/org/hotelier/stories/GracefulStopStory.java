package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node is asked to stop (BE-98, design.md section 7)")
class GracefulStopStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @Test
  void onSigtermItLeavesTheClusterAndEndsInTime() {
    String clusterId = nodes.node("a").clusterId();

    var ending = nodes.stop("c");

    assertThat(ending.killed()).isFalse();
    assertThat(ending.exitCode()).isZero();
    assertThat(ending.took()).isLessThan(Bounds.STOPPED);
    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    nodes.awaitStatus("b", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
  }

  @Test
  void onCommandItAnswersNamesTheCallerAndLeaves() throws IOException {
    var process = nodes.process("c");
    var uid = Files.getAttribute(process.spec().data(), "unix:uid");

    assertThat(nodes.call("c", "Stop").toString()).isEqualTo("{}");

    assertThat(nodes.awaitGone("c")).isZero();
    assertThat(Files.readString(process.spec().log())).containsPattern("Stop.*uid " + uid);
    assertThat(process.socket()).doesNotExist();
    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
  }

  @Test
  void allStoppedAndOneStartedFoundsANewClusterAlone() {
    String before = nodes.node("a").clusterId();
    nodes.stop("a");
    nodes.stop("b");
    nodes.stop("c");

    nodes.start("a");

    assertThat(nodes.awaitOneCluster("a")).isNotEqualTo(before);
    assertThat(nodes.node("a").mode()).isEqualTo("standalone");
  }

  @Test
  void aChangingCallIsAnEventWithItsCallersUid() throws IOException {
    var uid = Files.getAttribute(nodes.process("b").spec().data(), "unix:uid");

    nodes.crash("b", "listener");

    nodes.awaitEvent("b", "control", "Crash", "uid " + uid);
  }
}
