package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertAtRest;
import static org.hotelier.stories.Incidents.awaitExplained;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("One link of three nodes is cut")
class OneLinkStory {
  private static final Duration REST = Duration.ofSeconds(15);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Repeated
  void oneOfThePairStaysOutsideSaysWhomItCannotTalkToAndNobodyIsRemovedAgain() {
    nodes.cut("b", "c");
    comesToRestAndHeals("b", "c");
  }

  @Repeated
  void aLinkThatIsCutOneWayIsAsBad() {
    nodes.cutOneWay("b", "c");
    comesToRestAndHeals("b", "c");
  }

  @Repeated
  void theFoundersLinkIsNoException() {
    nodes.cut("a", "b");
    comesToRestAndHeals("a", "b");
  }

  private void comesToRestAndHeals(String one, String other) {
    var clusterId = nodes.node("c").clusterId();

    var outside = awaitOutside(List.of(one, other));
    awaitExplained(nodes, outside, nodes.host(one), nodes.host(other));
    assertAtRest(nodes, REST, "a", "b", "c");
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(foundings(nodes, "a", "b", "c")).isEqualTo(1);
  }

  /** The one of the pair that is out, once the two that can talk are one cluster again. */
  private String awaitOutside(List<String> pair) {
    return nodes
        .await(
            "one of %s to be outside and the other to be in".formatted(pair),
            Bounds.OFFLINE.multipliedBy(2),
            () -> Stream.of("a", "b", "c").filter(name -> !nodes.node(name).ready()).toList(),
            out -> out.size() == 1 && pair.containsAll(out) && othersAreTwo(out.get(0)))
        .get(0);
  }

  private boolean othersAreTwo(String outside) {
    var others = Stream.of("a", "b", "c").filter(name -> !name.equals(outside)).toList();
    return others.stream()
        .allMatch(
            observer ->
                nodes.nodesSeenBy(observer).stream()
                    .filter(row -> row.status().equals("online"))
                    .map(row -> row.name())
                    .sorted()
                    .toList()
                    .equals(others));
  }
}
