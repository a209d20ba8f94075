package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.util.List;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** The words for a claim that was not granted, and for what others say. */
class ObstaclesTest {

  @Test
  void aClaimThatIsNotGrantedSaysByWhomAndHowManyDid() {
    assertThat(notGranted(new Wait(Phase.SEEKING, "", "memory: 1 of 3 (node-9)")))
        .returns("claim", Obstacle::rule)
        .returns(
            "1 of 2 have let this node found; not granted: memory: 1 of 3 (node-9)",
            Obstacle::value)
        .returns("node-2 (127.0.0.2:33000)", Obstacle::peer);
  }

  @Test
  void aClaimantThatCannotBeCalledBackIsToldSo() {
    assertThat(notGranted(new JoinFailed("", "no way", Hindrance.CALL_BACK, "node-2")))
        .returns("call-back", Obstacle::rule)
        .returns("no way", Obstacle::value)
        .returns("node-2", Obstacle::peer);
  }

  @Test
  void aClaimThatIsNotAnsweredNamesTheSilentOnes() {
    assertThat(Obstacles.unanswered(List.of(endpoint(10), endpoint(9)), 5))
        .returns("claim", Obstacle::rule)
        .returns("3 of 5 have let this node found; not granted: no answer in time", Obstacle::value)
        .returns("127.0.0.9:33000, 127.0.0.10:33000", Obstacle::peer);
    assertThat(Obstacles.notGranted(new Finding.Silent(endpoint(9), "closed"), 0, 1).value())
        .endsWith("not granted: closed");
    assertThat(Obstacles.notGranted(new Finding.Refused(endpoint(9)), 0, 1).value())
        .endsWith("not granted: connection refused");
  }

  @Test
  void aWrongProofIsAWrongProofAlsoInAClaim() {
    assertThat(
            Obstacles.notGranted(
                new Finding.Unproven(endpoint(2), peer(2), "it has another"), 0, 1))
        .returns("join token", Obstacle::rule)
        .returns("it could not prove that it knows ours: it has another", Obstacle::value);
  }

  @Test
  void aClusterThatTakesNobodyInSaysWhy() {
    assertThat(Obstacles.clusterExists(seen(new Wait(Phase.SETTLED, "c1", "node-3 is suspect"))))
        .returns(
            "cluster c1 exists and takes nobody in just now: node-3 is suspect", Obstacle::value);
    assertThat(Obstacles.clusterExists(seen(new Founding("c1"))).value())
        .endsWith("just now: it is founding it");
  }

  private static Obstacle notGranted(Reply reply) {
    return Obstacles.notGranted(new Finding.Answered(endpoint(2), peer(2), reply), 1, 2);
  }

  private static Sighting seen(Reply reply) {
    return new Sighting(peer(2), reply, 1);
  }
}
