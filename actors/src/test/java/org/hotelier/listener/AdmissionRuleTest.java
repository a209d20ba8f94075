package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;
import static org.hotelier.Rows.row;
import static org.hotelier.membership.NodeStatus.OFFLINE;
import static org.hotelier.membership.NodeStatus.ONLINE;
import static org.hotelier.membership.NodeStatus.SUSPECT;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.membership.Majority;
import org.hotelier.membership.NodeRow;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.junit.jupiter.api.Test;

/** What a listener says by its node's standing (origins.md BE-24 … BE-27). */
class AdmissionRuleTest {
  private static final List<NodeRow> TWO = List.of(row(1, ONLINE), row(2, ONLINE));
  private final AdmissionRule rule = new AdmissionRule(peer(1));

  /** BE-24. */
  @Test
  void tellsItselfThatItIsItself() {
    for (var phase : Phase.values()) {
      assertThat(rule.withoutCallBack(peer(1, 7), standing(phase), TWO, Majority.OF_NONE))
          .contains(new Self());
    }
  }

  @Test
  void callsBackOnlyWhenSettledWithAllMembersReachable() {
    assertThat(rule.withoutCallBack(peer(3), standing(Phase.SETTLED), TWO, Majority.OF_NONE))
        .isEmpty();

    var oneSuspect = List.of(row(1, ONLINE), row(2, SUSPECT));
    assertThat(rule.withoutCallBack(peer(3), standing(Phase.SETTLED), oneSuspect, Majority.OF_NONE))
        .contains(new Wait(Phase.SETTLED, "c1", "its member node-2 (127.0.0.2:33000) is suspect"));
  }

  @Test
  void takesNobodyInWithoutTheMajority() {
    var alone = List.of(row(1, ONLINE), row(2, OFFLINE));

    assertThat(
            rule.withoutCallBack(peer(3), standing(Phase.SETTLED), alone, new Majority(1, 3, true)))
        .contains(
            new Wait(
                Phase.SETTLED,
                "c1",
                "it reaches 1 of the 3 members of its cluster, itself included;"
                    + " more than half are needed"));
  }

  @Test
  void aMemberThatIsOfflineKeepsNobodyOut() {
    var oneGone = List.of(row(1, ONLINE), row(2, OFFLINE));

    assertThat(rule.withoutCallBack(peer(2), standing(Phase.SETTLED), oneGone, Majority.OF_NONE))
        .isEmpty();
  }

  @Test
  void saysThatItIsFoundingAndElseToAskAgain() {
    assertThat(rule.withoutCallBack(peer(3), standing(Phase.FOUNDING), TWO, Majority.OF_NONE))
        .contains(new Founding("c1"));
    for (var phase : List.of(Phase.STARTING, Phase.SEEKING, Phase.JOINING, Phase.LEAVING)) {
      assertThat(rule.withoutCallBack(peer(3), standing(phase), TWO, Majority.OF_NONE))
          .containsInstanceOf(Wait.class);
    }
  }

  /** Who waits for it cannot look into it, and is told. */
  @Test
  void saysWhatKeepsItsOwnNodeSeeking() {
    var obstacles = List.of(new Obstacle("memory", "1 of 3 remembered members", "node-2", ""));
    var seeking = new Standing(Phase.SEEKING, "", "", obstacles, Instant.EPOCH);

    assertThat(rule.withoutCallBack(peer(3), seeking, TWO, Majority.OF_NONE))
        .contains(
            new Wait(
                Phase.SEEKING, "", "it is seeking; memory: 1 of 3 remembered members (node-2)"));
  }

  @Test
  void refusesANameThatAnotherMemberHas() {
    var impostor = new Peer("node-2", "127.0.0.9", 33_000, 17_355, 1);

    assertThat(rule.withoutCallBack(impostor, standing(Phase.SETTLED), TWO, Majority.OF_NONE))
        .contains(
            new JoinFailed(
                "c1", "the name node-2 is taken", Hindrance.NAME, "node-2 (127.0.0.2:33000)"));
    assertThat(rule.withoutCallBack(peer(2, 2), standing(Phase.SETTLED), TWO, Majority.OF_NONE))
        .as("the same node come back")
        .isEmpty();
  }

  /** BE-26, BE-27. */
  @Test
  void tellsWhoLooksItsMembersItselfIncluded() {
    assertThat(rule.look(standing(Phase.SETTLED), TWO))
        .isEqualTo(new Nodes("c1", List.of("node-1", "node-2")));
    assertThat(rule.look(standing(Phase.SETTLED), List.of(row(1, ONLINE), row(2, OFFLINE))))
        .isEqualTo(new Standalone("c1"));
    assertThat(rule.look(standing(Phase.JOINING), TWO))
        .isEqualTo(new Wait(Phase.JOINING, "c1", "it is joining"));
  }

  @Test
  void theFourOldestOtherMembersCallBackAsWell() {
    var rows =
        IntStream.rangeClosed(1, 7)
            .mapToObj(number -> row(number, number == 6 ? OFFLINE : ONLINE, 10 - number))
            .toList();

    assertThat(rule.otherCallers(rows))
        .extracting(row -> row.peer().name())
        .containsExactly("node-7", "node-5", "node-4", "node-3");
  }

  private static Standing standing(Phase phase) {
    return new Standing(phase, "c1", "pekko://h@127.0.0.1:17355", List.of(), Instant.EPOCH);
  }
}
