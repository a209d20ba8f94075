package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.incarnations;

import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One actor of a node crashes (BE-01, BE-32, design.md section 10)")
class CrashedActorStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @ParameterizedTest
  @ValueSource(strings = {"locator", "listener", "membership"})
  void itIsRestartedAloneAndTheClusterStaysAsItWas(String actor) {
    String clusterId = nodes.node("a").clusterId();
    var before = incarnations(nodes, "a", "b", "c");
    long pid = nodes.process("b").pid();

    nodes.crash("b", actor);

    nodes.awaitEvent("b", "supervision", actor, "restarted");
    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(incarnations(nodes, "a", "b", "c")).isEqualTo(before);
    assertThat(nodes.node("b").ports()).containsKeys("listener", "cluster");
    assertThat(nodes.process("b").pid()).isEqualTo(pid);
    assertThat(nodes.process("b").isAlive()).isTrue();
  }
}
