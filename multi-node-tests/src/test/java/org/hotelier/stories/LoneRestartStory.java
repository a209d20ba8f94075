package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertFoundedOnce;
import static org.hotelier.stories.Incidents.awaitExplained;

import java.time.Duration;
import java.util.List;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("All nodes have died, and one is started")
class LoneRestartStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Repeated
  void itFoundsBecauseTheOthersAreProvedDeadAndTheyJoinIt() {
    var before = nodes.node("a").clusterId();
    nodes.kill("a", "b", "c");

    nodes.start("b");

    var clusterId = nodes.awaitOneCluster("b");
    assertThat(clusterId).isNotEqualTo(before);
    nodes.start("a", "c");
    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertFoundedOnce(nodes, clusterId, "a", "b", "c");
  }

  @Repeated
  void itWaitsWhereItCannotKnowThatTheyAreDead() {
    nodes.kill("a", "b", "c");
    nodes.cut(List.of("b"), List.of("a", "c"));

    nodes.start("b");

    awaitExplained(nodes, "b", nodes.host("a"), nodes.host("c"));
    nodes.stays(
        "b not to be ready", Duration.ofSeconds(4), () -> nodes.node("b"), node -> !node.ready());
    nodes.heal();
    assertFoundedOnce(nodes, nodes.awaitOneCluster("b"), "b");
  }
}
