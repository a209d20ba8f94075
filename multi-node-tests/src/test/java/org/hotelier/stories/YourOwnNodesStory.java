package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hotelier.testkit.FakeListener;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class YourOwnNodesStory {

  // Three JVMs, named a, b and c, one cluster when each test begins and gone when it ends.
  @RegisterExtension
  final HotelierNodes nodes = HotelierNodes.of(3).with("hotelier.join-token", "for this test only");

  @Test
  void theClusterOutlivesAnyOfItsNodes() {
    String clusterId = nodes.node("a").clusterId();

    nodes.kill("c");
    nodes.awaitStatus("a", "c", "offline", Duration.ofSeconds(10));
    nodes.awaitOneCluster("a", "b");

    nodes.start("c");
    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
  }

  @Test
  void aSilentStrangerDoesNotKeepANodeFromComingBack() {
    nodes.kill("b");

    // The network has six addresses; those behind the nodes' are free for other peers.
    try (var stranger = FakeListener.silent(nodes.network().host(3), 33000)) {
      nodes.start("b");

      nodes.awaitOneCluster("a", "b", "c");
      assertThat(stranger.connections()).isPositive();
    }
  }
}
