package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.incarnations;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.hotelier.testkit.EventRow;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.NodeRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One actor of a node crashes (BE-01, BE-32)")
class CrashedActorStory {
  private static final int LISTENER_PORT = 33000;

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @ParameterizedTest
  @ValueSource(strings = {"locator", "listener", "membership"})
  void itIsRestartedAloneAndTheClusterStaysAsItWas(String actor) throws IOException {
    String clusterId = nodes.node("a").clusterId();
    var before = incarnations(nodes, "a", "b", "c");
    long pid = nodes.process("b").pid();

    nodes.crash("b", actor);

    nodes.awaitEvent("b", "supervision", actor, "restarted");
    nodes.stays(
        "a and c to see b online",
        Duration.ofSeconds(2),
        () -> List.of(statusOf("b", "a"), statusOf("b", "c")),
        List.of("online", "online")::equals);
    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(nodes.events("b"))
        .filteredOn(event -> event.group().equals("supervision"))
        .extracting(EventRow::component)
        .containsExactly(actor);
    assertThat(incarnations(nodes, "a", "b", "c")).isEqualTo(before);
    try (var caller = new Socket(nodes.host("b"), LISTENER_PORT)) {
      assertThat(caller.isConnected()).isTrue();
    }
    assertThat(nodes.process("b").pid()).isEqualTo(pid);
    assertThat(nodes.process("b").isAlive()).isTrue();
  }

  private String statusOf(String name, String observer) {
    return nodes.nodesSeenBy(observer).stream()
        .filter(row -> row.name().equals(name))
        .map(NodeRow::status)
        .findFirst()
        .orElse("unknown");
  }
}
