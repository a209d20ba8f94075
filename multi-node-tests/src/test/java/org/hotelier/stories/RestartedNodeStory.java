package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.NodeRow;
import org.hotelier.testkit.StartPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Nodes are restarted with their names and data (BE-42, BE-43)")
class RestartedNodeStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @Test
  void aKilledNodeComesBackAsTheNewestIncarnationInTheSameRow() {
    String clusterId = nodes.node("a").clusterId();
    String before = nodes.node("c").incarnation();

    nodes.kill("c");
    nodes.start("c");

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    String now = nodes.node("c").incarnation();
    assertThat(now).isNotEqualTo(before);
    for (String observer : new String[] {"a", "b", "c"}) {
      assertThat(nodes.nodesSeenBy(observer))
          .as("the rows of c on %s", observer)
          .filteredOn(row -> row.name().equals("c"))
          .extracting(NodeRow::incarnation, NodeRow::status)
          .containsExactly(tuple(now, "online"));
    }
  }

  @Test
  void allKilledAndAllRestartedBecomeOneCluster() {
    String before = nodes.node("a").clusterId();

    nodes.kill("a", "b", "c");
    nodes.start(StartPlan.shuffled(6, Duration.ofMillis(800), "a", "b", "c"));

    String clusterId = nodes.awaitOneCluster("a", "b", "c");
    assertThat(clusterId).isNotEqualTo(before);
    Incidents.assertFoundedOnce(nodes, clusterId, "a", "b", "c");
  }
}
