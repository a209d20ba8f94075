package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.awaitNotReady;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Two nodes are cut from each other (1+1)")
class HalvedStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(2).partitionable();

  @Repeated
  void theOneWithTheLowerAddressServesAndTheOtherComesBack() {
    var clusterId = nodes.node("a").clusterId();
    try (var interview = Interview.every(Duration.ofMillis(250), nodes, "a", "b")) {
      nodes.cut("a", "b");

      awaitNotReady(nodes, Bounds.SUSPECT, "b");
      nodes.awaitStatus("a", "b", "offline", Bounds.OFFLINE);
      interview.end().allWereAnswered().wereAlwaysReady("a").ceasedToBeReady("b");
    }
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
    assertThat(foundings(nodes, "a", "b")).isEqualTo(1);
  }
}
