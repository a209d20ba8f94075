package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.incarnations;

import java.time.Duration;
import java.util.List;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.NodeRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Nodes that do not belong here (BE-25)")
class StrangersStory {
  @RegisterExtension
  final HotelierNodes nodes =
      HotelierNodes.of(4).with("hotelier.join-token", "the right one").notStarted();

  @Test
  void aNodeWithAWrongTokenIsRefusedWithAReasonAndChangesNothing() {
    nodes.start("a", "b");
    String clusterId = nodes.awaitOneCluster("a", "b");
    var incarnations = incarnations(nodes, "a", "b");
    var names = namesSeenBy("a");

    nodes.configure("c", "hotelier.join-token", "a wrong one");
    nodes.start("c");

    nodes.await(
        "c to explain that its token is refused",
        Duration.ofSeconds(20),
        () -> nodes.call("c", "Explain").toString(),
        text -> text.contains("token"));
    nodes.awaitEvent("a", "listener", "refused", "token");
    assertThat(nodes.node("c").ready()).isFalse();
    assertThat(nodes.node("c").clusterId()).isEmpty();
    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
    assertThat(incarnations(nodes, "a", "b")).isEqualTo(incarnations);
    assertThat(namesSeenBy("a")).isEqualTo(names);
  }

  @Test
  void nodesOfAnotherClusterNameAreIgnored() {
    nodes.configure("b", "hotelier.cluster.name", "another");
    nodes.configure("d", "hotelier.cluster.name", "another");

    nodes.start("a", "b", "c", "d");

    String one = nodes.awaitOneCluster("a", "c");
    String other = nodes.awaitOneCluster("b", "d");
    assertThat(one).isNotEqualTo(other);
    assertThat(namesSeenBy("a")).containsExactly("a", "c");
    assertThat(namesSeenBy("b")).containsExactly("b", "d");
  }

  private List<String> namesSeenBy(String observer) {
    return nodes.nodesSeenBy(observer).stream().map(NodeRow::name).sorted().toList();
  }
}
