package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.awaitNotReady;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import java.util.List;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Two of five nodes are cut off for half a minute (3+2)")
class LongPartitionStory {
  private static final String[] ALL = {"a", "b", "c", "d", "e"};

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(5).partitionable();

  @Repeated
  void theTwoAreNeverReadyAndFoundNothingThoughTheySeeEachOther() {
    var clusterId = nodes.node("c").clusterId();
    var founded = foundings(nodes, ALL);
    try (var interview = Interview.every(Duration.ofMillis(250), nodes, ALL)) {
      // The lowest addresses are the minority's: what would claim if it might.
      nodes.cut(List.of("a", "b"), List.of("c", "d", "e"));
      awaitNotReady(nodes, Bounds.SUSPECT, "a");
      awaitNotReady(nodes, Bounds.SUSPECT, "b");

      nodes.stays(
          "the majority to have its cluster and nobody to found another",
          Bounds.LONG_PARTITION,
          () -> foundings(nodes, ALL),
          count -> count == founded && nodes.node("c").clusterId().equals(clusterId));

      interview.end().allWereAnswered().wereAlwaysReady("c", "d", "e").ceasedToBeReady("a", "b");
    }
    assertThat(nodes.awaitOneCluster("c", "d", "e")).isEqualTo(clusterId);
    nodes.heal();

    assertThat(nodes.awaitOneCluster(ALL)).isEqualTo(clusterId);
    assertThat(foundings(nodes, ALL)).isEqualTo(founded);
  }
}
