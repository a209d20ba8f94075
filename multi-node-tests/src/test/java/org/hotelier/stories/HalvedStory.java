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
    // Pekko compares hosts as texts: 127.0.0.10 is lower than 127.0.0.9.
    var lower = nodes.host("a").compareTo(nodes.host("b")) < 0 ? "a" : "b";
    var higher = lower.equals("a") ? "b" : "a";
    try (var interview = Interview.every(Duration.ofMillis(250), nodes, "a", "b")) {
      nodes.cut("a", "b");

      awaitNotReady(nodes, Bounds.SUSPECT, higher);
      nodes.awaitStatus(lower, higher, "offline", Bounds.OFFLINE);
      interview.end().allWereAnswered().wereAlwaysReady(lower).ceasedToBeReady(higher);
    }
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
    assertThat(foundings(nodes, "a", "b")).isEqualTo(1);
  }
}
