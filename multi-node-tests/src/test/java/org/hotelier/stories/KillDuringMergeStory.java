package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertAtRest;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hotelier.testkit.EventRow;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node is killed while two clusters become one")
class KillDuringMergeStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(5).partitionable().notStarted();
  private String larger = "";

  @BeforeEach
  void twoClustersMeet() {
    nodes.cut(List.of("a", "b"), List.of("c", "d", "e"));
    nodes.start("a", "b", "c", "d", "e");
    nodes.awaitOneCluster("a", "b");
    larger = nodes.awaitOneCluster("c", "d", "e");
    nodes.heal();
    nodes.await(
        "one of the smaller cluster to yield",
        Duration.ofSeconds(45),
        () -> Stream.of("a", "b").flatMap(name -> nodes.events(name).stream()).toList(),
        events -> events.stream().anyMatch(KillDuringMergeStory::isYield));
  }

  private static boolean isYield(EventRow event) {
    return event.is("membership", "yields");
  }

  @Repeated
  void ofTheSmallerTheOthersJoinAndItDoesWhenItIsStartedAgain() {
    endsAsOneCluster("a", "b", "c", "d", "e");
  }

  @Repeated
  void ofTheLargerTheOthersTakeTheSmallerInAndItIsBackWhenItIsStartedAgain() {
    endsAsOneCluster("c", "a", "b", "d", "e");
  }

  private void endsAsOneCluster(String killed, String... others) {
    nodes.kill(killed);

    assertThat(nodes.awaitOneCluster(others)).isEqualTo(larger);
    nodes.start(killed);

    assertThat(nodes.awaitOneCluster("a", "b", "c", "d", "e")).isEqualTo(larger);
    assertThat(foundings(nodes, others)).isLessThanOrEqualTo(2);
    assertThat(foundings(nodes, killed)).isZero();
    assertAtRest(nodes, Duration.ofSeconds(3), "a", "b", "c", "d", "e");
  }
}
