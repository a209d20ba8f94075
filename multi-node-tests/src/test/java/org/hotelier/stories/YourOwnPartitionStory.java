package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hotelier.testkit.FakeListener.Manner;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class YourOwnPartitionStory {

  // On a network of their own, in which links can be cut; skipped where that cannot be had.
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Test
  void theMinorityIsNotReadyAndComesBackWhenTheNetworkDoes() {
    String clusterId = nodes.node("a").clusterId();

    // A peer of the kit's must be where the nodes are: this JVM is on another network.
    try (var stranger = nodes.fakeListener(Manner.SILENT, nodes.network().host(3), 33000)) {
      nodes.cut(List.of("a", "b"), List.of("c"));

      nodes.await("c unready", Duration.ofSeconds(3), () -> nodes.node("c"), c -> !c.ready());
      nodes.awaitStatus("a", "c", "offline", Duration.ofSeconds(30));
      assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);

      nodes.heal();

      assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
      assertThat(stranger.connections()).isPositive();
    }
  }
}
