package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertAtRest;
import static org.hotelier.stories.Incidents.awaitYield;
import static org.hotelier.stories.Incidents.foundings;
import static org.hotelier.stories.Incidents.incarnations;

import java.time.Duration;
import java.util.List;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Two clusters are founded apart, and then the network heals (D5)")
class TwoClustersStory {
  private static final Duration FIFTY_A_SECOND = Duration.ofMillis(20);
  private static final Duration REST = Duration.ofSeconds(4);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(5).partitionable().notStarted();

  @Repeated
  void theSmallerBecomesPartOfTheLargerWhileEverybodyIsAsked() {
    var smaller = foundApart(List.of("a", "b"), List.of("c", "d", "e"));
    var larger = nodes.node("c").clusterId();
    var before = incarnations(nodes, "c", "d", "e");

    try (var interview = Interview.every(FIFTY_A_SECOND, nodes, "a", "b", "c", "d", "e")) {
      nodes.heal();

      assertThat(nodes.awaitOneCluster("a", "b", "c", "d", "e")).isEqualTo(larger);
      interview.end().allWereAnswered().wereAlwaysIn(larger, "c", "d", "e");
    }
    awaitYield(nodes, "a", smaller, larger);
    awaitYield(nodes, "b", smaller, larger);
    assertAtRest(nodes, REST, "a", "b", "c", "d", "e");
    assertThat(incarnations(nodes, "c", "d", "e")).isEqualTo(before);
    assertThat(foundings(nodes, "a", "b", "c", "d", "e")).isEqualTo(2);
  }

  @Repeated
  void ofTwoOfTheSameSizeTheOneWithTheHigherIdYields() {
    var one = foundApart(List.of("a"), List.of("b"));
    var other = nodes.node("b").clusterId();
    var lower = one.compareTo(other) < 0 ? one : other;
    var higher = lower.equals(one) ? other : one;

    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(lower);
    awaitYield(nodes, higher.equals(one) ? "a" : "b", higher, lower);
    assertAtRest(nodes, REST, "a", "b");
    assertThat(foundings(nodes, "a", "b")).isEqualTo(2);
  }

  /** Two clusters, each ready; returns the id of the first. */
  private String foundApart(List<String> some, List<String> others) {
    nodes.cut(some, others);
    nodes.start(some.toArray(String[]::new));
    nodes.start(others.toArray(String[]::new));
    var id = nodes.awaitOneCluster(some.toArray(String[]::new));
    assertThat(nodes.awaitOneCluster(others.toArray(String[]::new))).isNotEqualTo(id);
    return id;
  }
}
