package org.hotelier.locator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Sighting;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** What a claimant makes of those that do not grant. */
class RefusalsTest {
  private static final Wait WAIT = new Wait(Phase.SEEKING, "", "memory: 1 of 3 (node-9)");

  @Test
  void whoSaysNoIsQuoted() {
    assertThat(toClaim(answered(WAIT)))
        .returns("claim", Obstacle::rule)
        .returns(
            "0 of 1 have let this node found; not granted: memory: 1 of 3 (node-9)",
            Obstacle::value)
        .returns("node-2 (127.0.0.2:33000)", Obstacle::peer);
  }

  @Test
  void whoCannotCallBackAndWhoseProofIsWrongAreNamedByTheirOwnRules() {
    assertThat(toClaim(answered(new JoinFailed("", "no way", Hindrance.CALL_BACK, ""))))
        .returns("call-back", Obstacle::rule)
        .returns("node-2 (127.0.0.2:33000)", Obstacle::peer);
    assertThat(toClaim(new Finding.Unproven(endpoint(2), peer(2), "it has another one")))
        .returns("join token", Obstacle::rule);
  }

  @Test
  void whoSaysNothingIsNamedByAddress() {
    assertThat(toClaim(new Finding.Silent(endpoint(2), "closed without an answer")))
        .returns("127.0.0.2:33000", Obstacle::peer)
        .returns(
            "0 of 1 have let this node found; not granted: closed without an answer",
            Obstacle::value);
    assertThat(toClaim(new Finding.Refused(endpoint(2))).value()).endsWith("connection refused");
  }

  private static Finding answered(Reply reply) {
    return new Finding.Answered(endpoint(2), peer(2), reply);
  }

  private static Obstacle toClaim(Finding finding) {
    var asked = List.of(new Sighting(peer(2), WAIT, 1));
    return Refusals.toClaim(new ClaimRound(asked, Instant.EPOCH, Duration.ofSeconds(1)), finding);
  }
}
