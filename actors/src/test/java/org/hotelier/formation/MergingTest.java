package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding.Answered;
import org.junit.jupiter.api.Test;

/** Of two clusters of one name the smaller yields. */
class MergingTest {
  private static final Duration STAY = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.EPOCH;
  private static final ClusterView TWO = new ClusterView("c2", 2, "node-1");

  private final Merging merging = new Merging(STAY);

  @Test
  void yieldsToALargerOne() {
    var larger = rival("c9", 3);

    assertThat(merging.winner(TWO, List.of(rival("c0", 1), larger), NOW)).contains(larger);
    assertThat(merging.winner(TWO, List.of(rival("c0", 1)), NOW)).isEmpty();
  }

  @Test
  void ofEqualOnesTheOneWithTheLowerIdWins() {
    assertThat(merging.winner(TWO, List.of(rival("c1", 2)), NOW)).isPresent();
    assertThat(merging.winner(TWO, List.of(rival("c3", 2)), NOW)).isEmpty();
  }

  @Test
  void ofSeveralTheLargestWins() {
    var largest = rival("c9", 5);

    assertThat(merging.winner(TWO, List.of(rival("c1", 3), largest, rival("c0", 4)), NOW))
        .contains(largest);
  }

  @Test
  void grantsToTheSmallerOnly() {
    assertThat(merging.asked(TWO, new ClusterView("c9", 1, "x"), NOW)).isEmpty();
    assertThat(merging.asked(TWO, new ClusterView("c9", 2, "x"), NOW)).isEmpty();
    assertThat(merging.asked(TWO, new ClusterView("c1", 2, "x"), NOW))
        .contains("cluster c2 (2 nodes) does not win over c1 (2 nodes)");
    assertThat(merging.asked(TWO, TWO, NOW)).isPresent();
  }

  @Test
  void whoHasGrantedStaysAWhile() {
    assertThat(merging.stays(NOW)).isFalse();

    merging.asked(TWO, new ClusterView("c9", 1, "x"), NOW);

    assertThat(merging.stays(NOW.plus(STAY).minusNanos(1))).isTrue();
    assertThat(merging.stays(NOW.plus(STAY))).isFalse();
  }

  @Test
  void aRefusalPromisesNothing() {
    merging.asked(TWO, new ClusterView("c1", 9, "x"), NOW);

    assertThat(merging.stays(NOW)).isFalse();
  }

  @Test
  void whoHasComeOverDoesNotGoBackAtOnce() {
    merging.leave("c1", NOW);

    assertThat(merging.leftCluster(NOW)).contains("c1");
    assertThat(merging.winner(TWO, List.of(rival("c1", 9)), NOW)).isEmpty();
    assertThat(merging.winner(TWO, List.of(rival("c1", 9)), NOW.plus(STAY))).isPresent();
    assertThat(merging.leftCluster(NOW.plus(STAY))).isEmpty();
  }

  @Test
  void anAnswerFromAnotherClusterTellsOfARival() {
    assertThat(rivalIn(new Nodes("c5", List.of("b", "a")), false))
        .contains(new Rival(peer(7), new ClusterView("c5", 2, "a")));
    assertThat(rivalIn(new Standalone("c5"), false))
        .contains(new Rival(peer(7), new ClusterView("c5", 1, "node-7")));
    assertThat(rivalIn(new Nodes("c2", List.of("b", "a")), true)).isEmpty();
    assertThat(rivalIn(new Nodes("c2", List.of("b", "node-1")), false)).isEmpty();
    assertThat(rivalIn(new Wait(Phase.JOINING, "c5", ""), false)).isEmpty();
  }

  /** Both halves downed the other, so both have the id, and neither lists the other. */
  @Test
  void theOtherHalfOfTheOwnClusterIsARivalToo() {
    var other = rivalIn(new Nodes("c2", List.of("a", "b")), false);

    assertThat(other).isPresent();
    assertThat(merging.winner(TWO, List.of(other.get()), NOW)).contains(other.get());
    assertThat(merging.asked(other.get().cluster(), TWO, NOW)).isEmpty();
    assertThat(merging.asked(TWO, other.get().cluster(), NOW)).isPresent();
  }

  @Test
  void saysWhy() {
    var three = new ClusterView("c9", 3, "a");

    assertThat(Merging.verdict(three, TWO))
        .isEqualTo("cluster c2 (2 nodes) yields to c9 (3 nodes): it has more nodes");
    assertThat(Merging.verdict(new ClusterView("c1", 2, "a"), TWO))
        .isEqualTo("cluster c2 (2 nodes) yields to c1 (2 nodes): of equals the lower id wins");
    assertThat(Merging.verdict(new ClusterView("c2", 2, "a"), TWO))
        .isEqualTo(
            "cluster c2 (2 nodes) yields to c2 (2 nodes): it is the half with the first name, a");
  }

  private static java.util.Optional<Rival> rivalIn(Reply reply, boolean member) {
    return Merging.rival(TWO, peer(1), new Answered(endpoint(7), peer(7), reply), any -> member);
  }

  private static Rival rival(String id, int size) {
    return new Rival(peer(7), new ClusterView(id, size, "node-7"));
  }
}
