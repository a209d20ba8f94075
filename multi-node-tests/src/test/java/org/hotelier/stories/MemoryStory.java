package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName(
    "A node comes back and cannot know whether the others live (design.md section 5, rule 4)")
class MemoryStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);
  private String clusterId = "";

  /** Frozen, they neither answer nor refuse: as if a cable had been cut. */
  @BeforeEach
  void cutOffAndRestartA() {
    clusterId = nodes.node("a").clusterId();
    nodes.freeze("b");
    nodes.freeze("c");
    nodes.kill("a");
    nodes.start("a");
  }

  @Test
  void itFoundsNothingSaysWhoIsMissingAndIsBackOnceTheOthersAre() {
    nodes.await(
        "a to explain that b and c are missing",
        Duration.ofSeconds(20),
        () -> nodes.call("a", "Explain").toString(),
        text -> text.contains(nodes.host("b")) && text.contains(nodes.host("c")));
    // Several times as long as a node without memory takes to found alone.
    nodes.stays(
        "a not to be ready",
        Duration.ofSeconds(4),
        () -> nodes.node("a"),
        a -> !a.ready() && a.clusterId().isEmpty());

    nodes.thaw("b");
    nodes.thaw("c");

    nodes.awaitOneCluster("a", "b", "c");
    assertThat(nodes.events("a")).noneMatch(event -> event.is("membership", "founded"));
  }

  @Test
  void itFoundsAloneWhenAPersonOrdersIt() {
    nodes.await(
        "a to answer", Duration.ofSeconds(20), () -> nodes.node("a"), seen -> !seen.ready());

    assertThat(IntStream.range(0, 10).anyMatch(attempt -> tookTheOrder()))
        .as("a takes the order at the tenth attempt at the latest")
        .isTrue();

    nodes.awaitReady("a");
    assertThat(nodes.node("a").clusterId()).isNotEmpty().isNotEqualTo(clusterId);
    Incidents.assertFoundedOnce(nodes, nodes.node("a").clusterId(), "a");
  }

  /** An order may come before the node can take it: then it is told so, and not kept waiting. */
  private boolean tookTheOrder() {
    try {
      return nodes.call("a", "Found").toString().equals("{}");
    } catch (ControlFailure refused) {
      assertThat(refused.name()).isEqualTo("NotReady");
      return false;
    }
  }
}
