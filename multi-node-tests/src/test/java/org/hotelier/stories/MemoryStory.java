package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node comes back and cannot know whether the others live (formation memory)")
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

    // An order may come before an incarnation can take it: then it is told so, never kept waiting.
    var answers = new ArrayList<String>();
    nodes.await(
        "a to take the order",
        Duration.ofSeconds(20),
        () -> {
          answers.add(order("Found"));
          return answers;
        },
        given -> given.contains("{}"));
    assertThat(answers).isSubsetOf("NotReady", "{}");

    nodes.awaitReady("a");
    assertThat(nodes.node("a").clusterId()).isNotEmpty().isNotEqualTo(clusterId);
    Incidents.assertFoundedOnce(nodes, nodes.node("a").clusterId(), "a");
  }

  private String order(String method) {
    try {
      return nodes.call("a", method).toString();
    } catch (ControlFailure refused) {
      return refused.name();
    } catch (ControlException unanswered) {
      return unanswered.toString();
    }
  }
}
