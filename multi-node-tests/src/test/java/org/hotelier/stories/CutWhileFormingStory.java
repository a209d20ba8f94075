package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.assertAtRest;
import static org.hotelier.stories.Incidents.foundings;

import java.time.Duration;
import java.util.List;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The network is cut while nodes form a cluster")
class CutWhileFormingStory {
  private static final List<String> ALL = List.of("a", "b", "c");
  private static final Duration SOON = Duration.ofSeconds(30);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable().notStarted();

  @Repeated
  void itIsCutAsSoonAsTheyAnswer() {
    nodes.start("a", "b", "c");
    nodes.await("c to answer", SOON, () -> nodes.node("c").mode(), mode -> true);

    nodes.cut(List.of("a"), List.of("b", "c"));

    staysInOrderAndHeals();
  }

  @Repeated
  void theFounderIsCutOffAsSoonAsItHasFounded() {
    nodes.start("a", "b", "c");
    var founder =
        nodes
            .await(
                "somebody to found",
                SOON,
                () -> ALL.stream().filter(this::founded).toList(),
                founders -> !founders.isEmpty())
            .get(0);

    nodes.cut(List.of(founder), ALL.stream().filter(name -> !name.equals(founder)).toList());

    staysInOrderAndHeals();
  }

  @Repeated
  void oneLinkIsCutFromTheBeginning() {
    nodes.cut("b", "c");
    nodes.start("a", "b", "c");

    nodes.await(
        "two of them to be ready",
        SOON,
        () -> ALL.stream().filter(name -> nodes.node(name).ready()).toList(),
        ready -> ready.size() == 2 && ready.contains("a"));
    staysInOrderAndHeals();
  }

  private boolean founded(String name) {
    return foundingsSoFar(name) > 0;
  }

  /** A node that is not up yet has not founded anything. */
  private long foundingsSoFar(String name) {
    try {
      return foundings(nodes, name);
    } catch (ControlException.Unreachable notUpYet) {
      return 0;
    }
  }

  /** Each side founds once at most; at the end there is one cluster, and it stays. */
  private void staysInOrderAndHeals() {
    nodes.stays(
        "each side to found once at most",
        Duration.ofSeconds(5),
        () -> ALL.stream().map(this::foundingsSoFar).toList(),
        counts -> counts.stream().mapToLong(count -> count).sum() <= 2);
    nodes.heal();

    var clusterId = nodes.awaitOneCluster("a", "b", "c");
    assertAtRest(nodes, Duration.ofSeconds(3), "a", "b", "c");
    assertThat(nodes.node("a").clusterId()).isEqualTo(clusterId);
  }
}
