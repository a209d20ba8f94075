package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertFoundedOnce;

import java.time.Duration;
import org.hotelier.testkit.FakeListener;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node's listener port is taken by a foreign process (BE-21, BE-22)")
class TakenPortStory {
  private static final int LISTENER_PORT = 33000;

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(2).notStarted();

  @Test
  void theNodeIsNotReadySaysSoAndTakesThePortOverWhenItsHolderIsGone() {
    var holder = FakeListener.silent(nodes.host("b"), LISTENER_PORT);
    try (holder) {
      nodes.start("a", "b");
      nodes.awaitReady("a");

      nodes.await(
          "b to explain that its listener port is taken",
          Duration.ofSeconds(20),
          () -> nodes.call("b", "Explain").toString(),
          text -> text.contains(Integer.toString(LISTENER_PORT)));
      nodes.stays(
          "b not to be ready", Duration.ofSeconds(2), () -> nodes.node("b"), b -> !b.ready());
    }

    String clusterId = nodes.awaitOneCluster("a", "b");
    assertThat(nodes.node("b").ports()).containsEntry("listener", LISTENER_PORT);
    assertFoundedOnce(nodes, clusterId, "a", "b");
  }
}
