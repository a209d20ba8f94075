package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.util.List;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** Who counts as seen. */
class SightingsTest {
  private static final Wait SEEKS = new Wait(Phase.SEEKING, "", "");
  private final Sightings sightings = new Sightings();

  @Test
  void sortsThoseSeenByNumericAddress() {
    round(answered(peer(10), SEEKS), answered(peer(9), SEEKS), answered(peer(100), SEEKS));

    assertThat(seen()).containsExactly(endpoint(9), endpoint(10), endpoint(100));
  }

  @Test
  void takesTheLatestAnswer() {
    round(answered(peer(1), SEEKS));
    round(answered(peer(1), new Founding("c1")));

    assertThat(sightings.all())
        .containsExactly(new Sighting(peer(1), new Founding("c1"), 2))
        .allMatch(Sighting::inCluster);
  }

  @Test
  void aSilentPeerIsForgottenAfterThreeRounds() {
    round(answered(peer(1), SEEKS));
    round(silent(1));
    round(silent(1));
    assertThat(seen()).containsExactly(endpoint(1));

    round(silent(1));

    assertThat(seen()).isEmpty();
  }

  @Test
  void aPeerWhoseHostRefusesIsForgottenAtOnce() {
    round(answered(peer(1), SEEKS), answered(peer(2), SEEKS));
    round(new Finding.Refused(endpoint(1)), silent(2));

    assertThat(seen()).containsExactly(endpoint(2));
  }

  /** BE-15: a node that reaches itself is not somebody else. */
  @Test
  void oneselfIsNotSeen() {
    round(answered(peer(1), new Self()));

    assertThat(seen()).isEmpty();
    assertThat(sightings.quietRounds()).isEqualTo(1);
  }

  @Test
  void aPeerThatNeverGetsBeyondStartingKeepsNobodyWaiting() {
    var starting =
        answered(peer(1), new Wait(Phase.STARTING, "", "its incarnation is not running"));
    for (int i = 0; i < Sightings.LONGEST_START; i++) {
      round(starting);
      assertThat(seen()).containsExactly(endpoint(1));
    }

    round(starting);
    assertThat(seen()).isEmpty();

    round(answered(peer(1), SEEKS));
    assertThat(seen()).containsExactly(endpoint(1));
  }

  @Test
  void strangersAreNotSeen() {
    round(new Finding.Alien(endpoint(1), peer(1), "cluster name", "motel", "hotelier"), silent(2));

    assertThat(seen()).isEmpty();
    assertThat(sightings.quietRounds()).isEqualTo(1);
  }

  @Test
  void aSeekerIsSeenAtOnceAndEndsTheQuiet() {
    round();
    round();
    assertThat(sightings.quietRounds()).isEqualTo(2);

    sightings.heard(peer(1));

    assertThat(sightings.quietRounds()).isZero();
    assertThat(sightings.all()).hasSize(1).noneMatch(Sighting::inCluster);
  }

  @Test
  void whatAPeerAnsweredSaysMoreThanItsSeek() {
    round(answered(peer(1), new Founding("c1")));
    sightings.heard(peer(1));

    assertThat(sightings.all()).extracting(Sighting::clusterId).containsExactly("c1");
  }

  @Test
  void anotherIncarnationIsNotTakenAtTheWordOfTheFormer() {
    round(answered(peer(1, 1), new Founding("c1")));
    sightings.heard(peer(1, 2));

    assertThat(sightings.all()).extracting(Sighting::clusterId).containsExactly("");
  }

  @Test
  void aWrongProofCountsForTheLastRoundAndIsNoQuiet() {
    round(new Finding.Unproven(endpoint(1), peer(1), "it has another one"));
    assertThat(sightings.unproven()).hasSize(1);
    assertThat(sightings.quietRounds()).isZero();

    round();

    assertThat(sightings.unproven()).isEmpty();
    assertThat(sightings.quietRounds()).isEqualTo(1);
  }

  @Test
  void everyReplyOfAClusterTellsItsId() {
    for (var reply :
        List.of(
            new Wait(Phase.SETTLED, "c1", ""),
            new Founding("c1"),
            new Joined("c1", "pekko://h@127.0.0.1:1", 2),
            new JoinFailed("c1", "", Hindrance.OTHER, ""),
            new Standalone("c1"),
            new Nodes("c1", List.of("node-1")))) {
      assertThat(new Sighting(peer(1), reply, 1).clusterId()).as("%s", reply).isEqualTo("c1");
    }
    assertThat(new Sighting(peer(1), new ErrorReply("no"), 1).inCluster()).isFalse();
  }

  @Test
  void onlyAnIncarnationThatIsNotUpYetIsStarting() {
    for (var phase : Phase.values()) {
      assertThat(new Sighting(peer(1), new Wait(phase, "", ""), 1).starting())
          .isEqualTo(phase == Phase.STARTING);
    }
  }

  private void round(Finding... findings) {
    sightings.roundEnded(List.of(findings));
  }

  private List<Endpoint> seen() {
    return sightings.all().stream().map(Sighting::endpoint).toList();
  }

  private static Finding answered(Peer peer, Reply reply) {
    return new Finding.Answered(endpoint(peer), peer, reply);
  }

  private static Finding silent(int number) {
    return new Finding.Silent(endpoint(number), "no answer in time");
  }
}
