package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("One of three nodes is cut off")
class CutOffStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Test
  void theTwoServeAndTheOneComesBackWhenTheNetworkDoes() {
    String clusterId = nodes.node("a").clusterId();

    nodes.cut(List.of("a", "b"), List.of("c"));

    nodes.awaitStatus("a", "c", "suspect", Bounds.SUSPECT);
    nodes.awaitStatus("b", "c", "offline", Bounds.OFFLINE);
    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);

    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
  }
}
