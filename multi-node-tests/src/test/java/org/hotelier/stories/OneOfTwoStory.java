package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One of two nodes is killed (BE-44)")
class OneOfTwoStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(2);

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void theOtherGoesOnWhicheverItIs(String killed) {
    String other = killed.equals("a") ? "b" : "a";
    var before = nodes.node(other);

    nodes.kill(killed);

    nodes.awaitStatus(other, killed, "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    assertThat(nodes.awaitOneCluster(other)).isEqualTo(before.clusterId());
    assertThat(nodes.node(other).incarnation()).isEqualTo(before.incarnation());
  }
}
