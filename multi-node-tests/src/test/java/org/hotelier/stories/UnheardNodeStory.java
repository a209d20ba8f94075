package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.awaitNotReady;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node hears the others and is not heard (one-way cut)")
class UnheardNodeStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Repeated
  void itIsTheMinorityAndComesBack() {
    var clusterId = nodes.node("a").clusterId();
    try (var interview = Interview.every(Duration.ofMillis(250), nodes, "a", "b", "c")) {
      nodes.cutOneWay("c", "a");
      nodes.cutOneWay("c", "b");

      awaitNotReady(nodes, Bounds.SUSPECT, "c");
      nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE);
      nodes.awaitStatus("b", "c", "offline", Bounds.OFFLINE);
      assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
      interview.end().allWereAnswered().wereAlwaysReady("a", "b").ceasedToBeReady("c");
    }
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(foundings(nodes, "a", "b", "c")).isEqualTo(1);
  }
}
