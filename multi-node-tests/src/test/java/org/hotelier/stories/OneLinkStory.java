package org.hotelier.stories;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertAtRest;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hotelier.testkit.HotelierNodes;
import org.hotelier.testkit.NodeRow;
import org.hotelier.testkit.NodeView;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("One link of three nodes is cut")
class OneLinkStory {
  private static final Duration REST = Duration.ofSeconds(12);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Repeated
  void oneOfThePairStaysOutsideSaysWhomItCannotTalkToAndNobodyIsRemovedAgain() {
    comesToRestAndHeals("b", "c", () -> nodes.cut("b", "c"));
  }

  @Repeated
  void aLinkThatIsCutOneWayIsAsBadAndTheFoundersIsNoException() {
    comesToRestAndHeals("a", "b", () -> nodes.cutOneWay("a", "b"));
  }

  private void comesToRestAndHeals(String one, String other, Runnable cut) {
    var clusterId = nodes.node("c").clusterId();
    var before = Map.of(one, nodes.node(one), other, nodes.node(other));

    cut.run();
    awaitOneOutside(before);
    assertAtRest(nodes, REST, "a", "b", "c");
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(foundings(nodes, "a", "b", "c")).isEqualTo(1);
  }

  /**
   * Until one of the pair is out, in another incarnation than before, and says why, and the two
   * that can talk are one cluster.
   */
  private void awaitOneOutside(Map<String, NodeView> before) {
    var pair = List.copyOf(before.keySet());
    nodes.await(
        "one of %s to be outside and to name both".formatted(pair),
        Bounds.OFFLINE.multipliedBy(2),
        () -> Stream.of("a", "b", "c").filter(name -> !nodes.node(name).ready()).toList(),
        out ->
            out.size() == 1
                && pair.containsAll(out)
                && isAnotherIncarnation(nodes.node(out.get(0)), before)
                && names(out.get(0), pair)
                && othersAreTwo(out.get(0)));
  }

  private static boolean isAnotherIncarnation(NodeView now, Map<String, NodeView> before) {
    return !now.incarnation().equals(requireNonNull(before.get(now.name())).incarnation());
  }

  /** Whether one rule of the node's explanation names both ends of the link. */
  private boolean names(String outside, List<String> pair) {
    return StreamSupport.stream(nodes.call(outside, "Explain").path("rules").spliterator(), false)
        .map(rule -> rule.path("value").asText())
        .anyMatch(value -> pair.stream().map(nodes::host).allMatch(value::contains));
  }

  private boolean othersAreTwo(String outside) {
    var others = Stream.of("a", "b", "c").filter(name -> !name.equals(outside)).toList();
    return others.stream().allMatch(observer -> onlineSeenBy(observer).equals(others));
  }

  private List<String> onlineSeenBy(String observer) {
    return nodes.nodesSeenBy(observer).stream()
        .filter(row -> row.status().equals("online"))
        .map(NodeRow::name)
        .sorted()
        .toList();
  }
}
