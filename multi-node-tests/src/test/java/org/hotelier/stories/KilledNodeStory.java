package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node is killed (BE-44, BE-45, design.md section 10)")
class KilledNodeStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @Test
  void theOthersMissItAtOnceAndKnowSoonThatItIsDead() {
    String clusterId = nodes.node("a").clusterId();

    nodes.kill("c");

    nodes.awaitMissed("a", "c", Bounds.SUSPECT);
    nodes.awaitMissed("b", "c", Bounds.SUSPECT);
    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    nodes.awaitStatus("b", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
  }

  @Test
  void theLastOneGoesOnWhenAllOthersAreKilled() {
    String clusterId = nodes.node("a").clusterId();

    nodes.kill("b");
    nodes.awaitOneCluster("a", "c");
    nodes.kill("c");

    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    assertThat(nodes.awaitOneCluster("a")).isEqualTo(clusterId);
  }
}
