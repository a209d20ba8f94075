package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.incarnations;

import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node is frozen")
class FrozenNodeStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @Test
  void oneThatThawsSoonIsBackAsIfNothingHadBeen() {
    String clusterId = nodes.node("a").clusterId();
    var before = incarnations(nodes, "a", "b", "c");

    nodes.freeze("c");
    nodes.awaitStatus("a", "c", "suspect", Bounds.SUSPECT);
    nodes.thaw("c");

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(incarnations(nodes, "a", "b", "c")).isEqualTo(before);
  }

  @Test
  void oneThatWasRemovedMeanwhileComesBackAsANewIncarnation() {
    String clusterId = nodes.node("a").clusterId();
    String before = nodes.node("c").incarnation();

    nodes.freeze("c");
    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE);
    nodes.awaitStatus("b", "c", "offline", Bounds.OFFLINE);
    nodes.thaw("c");

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(nodes.node("c").incarnation()).isNotEqualTo(before);
  }
}
