package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.stories.Incidents.awaitExplained;
import static org.hotelier.stories.Incidents.awaitNotReady;
import static org.hotelier.stories.Incidents.foundings;
import static org.hotelier.stories.Incidents.incarnations;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("One of three nodes is cut off (2+1)")
class CutOffStory {
  private static final Duration PACE = Duration.ofMillis(250);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  @Repeated
  void theTwoServeAndTheOneDoesNotUntilTheNetworkIsBack() {
    cutOffAndHeal("c", "a", "b");
  }

  @Repeated
  void theFounderIsNoException() {
    var founder =
        Stream.of("a", "b", "c")
            .filter(name -> foundings(nodes, name) > 0)
            .findFirst()
            .orElseThrow();
    var others = Stream.of("a", "b", "c").filter(name -> !name.equals(founder)).toList();

    cutOffAndHeal(founder, others.get(0), others.get(1));
  }

  private void cutOffAndHeal(String minority, String one, String other) {
    var before = nodes.node(one).clusterId();
    var incarnations = incarnations(nodes, one, other);
    var founded = foundings(nodes, "a", "b", "c");
    try (var interview = Interview.every(PACE, nodes, "a", "b", "c")) {
      nodes.cut(List.of(minority), List.of(one, other));

      awaitNotReady(nodes, Bounds.SUSPECT, minority);
      nodes.awaitStatus(one, minority, "offline", Bounds.OFFLINE);
      nodes.awaitStatus(other, minority, "offline", Bounds.OFFLINE);
      assertThat(nodes.awaitOneCluster(one, other)).isEqualTo(before);
      interview.end().allWereAnswered().wereAlwaysReady(one, other).ceasedToBeReady(minority);
    }
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(before);
    assertThat(incarnations(nodes, one, other)).isEqualTo(incarnations);
    assertThat(foundings(nodes, "a", "b", "c")).isEqualTo(founded);
  }

  @Repeated
  void aCutThatHealsSoonIsAsIfNothingHadBeen() {
    var clusterId = nodes.node("a").clusterId();
    var before = incarnations(nodes, "a", "b", "c");

    nodes.cut(List.of("a", "b"), List.of("c"));
    nodes.awaitStatus("a", "c", "suspect", Bounds.SUSPECT);
    awaitNotReady(nodes, Bounds.SUSPECT, "c");
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(incarnations(nodes, "a", "b", "c")).isEqualTo(before);
  }

  @Repeated
  void itFoundsNothingEitherWhenItIsKilledAndStartedAgainMeanwhile() {
    var clusterId = nodes.node("a").clusterId();

    nodes.cut(List.of("a", "b"), List.of("c"));
    nodes.kill("c");
    nodes.start("c");

    awaitExplained(nodes, "c", nodes.host("a"), nodes.host("b"));
    nodes.stays(
        "c not to be ready", Duration.ofSeconds(4), () -> nodes.node("c"), node -> !node.ready());
    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
    nodes.heal();

    assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
    assertThat(foundings(nodes, "c")).isZero();
  }

  @Repeated
  void itsIncarnationCanBeReplacedAndItsProcessStoppedMeanwhile() {
    var before = nodes.node("c").incarnation();

    nodes.cut(List.of("a", "b"), List.of("c"));
    nodes.replaceIncarnation("c");

    nodes.await(
        "another incarnation of c",
        Bounds.OFFLINE,
        () -> nodes.node("c"),
        node -> !node.incarnation().equals(before));
    var ending = nodes.stop("c");
    assertThat(ending.killed()).isFalse();
    assertThat(ending.took()).isLessThanOrEqualTo(Bounds.STOPPED);
  }
}
