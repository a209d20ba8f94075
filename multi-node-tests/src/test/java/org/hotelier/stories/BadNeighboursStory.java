package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertFoundedOnce;

import org.hotelier.testkit.FakeListener;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.IdleCrowd;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Peers that misbehave (BE-16, BE-31)")
class BadNeighboursStory {
  private static final int LISTENER_PORT = 33000;

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(2).notStarted();

  @Test
  void silentSlowGarbageAndClosingListenersDoNotKeepTwoNodesApart() {
    var network = nodes.network();
    try (var silent = FakeListener.silent(network.host(2), LISTENER_PORT);
        var slow = FakeListener.slow(network.host(3), LISTENER_PORT);
        var garbage = FakeListener.garbage(network.host(4), LISTENER_PORT, 7);
        var closing = FakeListener.closing(network.host(5), LISTENER_PORT)) {
      nodes.start("a", "b");

      assertFoundedOnce(nodes, nodes.awaitOneCluster("a", "b"), "a", "b");
      assertThat(silent.connections()).as("silent was asked").isPositive();
      assertThat(slow.connections()).as("slow was asked").isPositive();
      assertThat(garbage.connections()).as("garbage was asked").isPositive();
      assertThat(closing.connections()).as("closing was asked").isPositive();
    }
  }

  @Test
  void sixHundredIdleConnectionsDoNotStopAnHonestJoin() {
    nodes.start("a");
    nodes.awaitReady("a");
    String clusterId = nodes.node("a").clusterId();

    try (var crowd = IdleCrowd.open(nodes.host("a"), LISTENER_PORT, 600)) {
      assertThat(crowd.opened()).isEqualTo(600);
      nodes.start("b");

      assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
    }
  }
}
