package org.hotelier.stories;

import static org.hotelier.stories.Incidents.assertFoundedOnce;

import java.time.Duration;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.StartPlan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Nodes that start at once (BE-18)")
class StartingTogetherStory {
  private static final Duration SKEW = Duration.ofMillis(1_500);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(5).notStarted();

  @Test
  void threeStartedInTheSameMomentBecomeOneClusterFoundedOnce() {
    becomeOneCluster(StartPlan.atOnce("a", "b", "c"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void threeInRandomOrderAndSkewBecomeOneClusterFoundedOnce(long seed) {
    becomeOneCluster(StartPlan.shuffled(seed, SKEW, "a", "b", "c"));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void fiveInRandomOrderAndSkewBecomeOneClusterFoundedOnce(long seed) {
    becomeOneCluster(StartPlan.shuffled(seed, SKEW, "a", "b", "c", "d", "e"));
  }

  @Test
  void aLatecomerJoinsTheClusterThatIsThere() {
    nodes.start("c");
    nodes.awaitReady("c");
    nodes.start("a", "b");

    String clusterId = nodes.awaitOneCluster("a", "b", "c");

    assertFoundedOnce(nodes, clusterId, "a", "b", "c");
  }

  private void becomeOneCluster(StartPlan plan) {
    String[] names =
        plan.starts().stream().map(StartPlan.Start::name).sorted().toArray(String[]::new);

    nodes.start(plan);

    assertFoundedOnce(nodes, nodes.awaitOneCluster(names), names);
  }
}
