package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotelier.testkit.EventRow;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node is killed (BE-44, BE-45)")
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
    assertToldOnce(changesOf("c", "a"));
    assertToldOnce(changesOf("c", "b"));
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

  /** A node that hears of the death from another need not have suspected it itself. */
  private static void assertToldOnce(List<String> changes) {
    assertThat(changes).startsWith("online").endsWith("offline").doesNotHaveDuplicates();
  }

  /** What the observer's events say of the node, oldest first. */
  private List<String> changesOf(String name, String observer) {
    return nodes.events(observer).stream()
        .filter(event -> event.group().equals("membership"))
        .filter(event -> event.text().startsWith(name + " ("))
        .map(EventRow::component)
        .filter(List.of("online", "suspect", "offline")::contains)
        .toList();
  }
}
