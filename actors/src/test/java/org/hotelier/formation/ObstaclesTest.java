package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** The words for what keeps a node seeking: rule, figures, and who. */
class ObstaclesTest {
  private static final Wait SEEKS = new Wait(Phase.SEEKING, "", "it is seeking");

  @Test
  void aRefusalNamesTheMemberConcernedElseWhoRefuses() {
    assertThat(refused(Hindrance.PAIR, "node-9"))
        .returns("pair", Obstacle::rule)
        .returns("no way", Obstacle::value)
        .returns("node-9", Obstacle::peer);
    assertThat(refused(Hindrance.CALL_BACK, "")).returns(peer(2).toString(), Obstacle::peer);
  }

  @Test
  void everyHindranceHasItsOwnRule() {
    assertThat(Hindrance.values())
        .extracting(hindrance -> refused(hindrance, "").rule())
        .doesNotHaveDuplicates();
  }

  @Test
  void whoDoesNotProveItselfIsCountedAndTheFirstAreNamed() {
    var crowd =
        IntStream.rangeClosed(1, 20)
            .mapToObj(n -> new Finding.Unproven(endpoint(n), peer(n), n < 5 ? "none" : "another"))
            .toList();

    assertThat(Obstacles.unproven(crowd))
        .returns("join token", Obstacle::rule)
        .returns("20 could not prove to know ours: none; another", Obstacle::value)
        .extracting(Obstacle::peer)
        .asString()
        .startsWith("node-1 (127.0.0.1:33000), node-2 ")
        .endsWith(", node-8 (127.0.0.8:33000)");
  }

  @Test
  void aClaimSaysHowManyHaveGrantedAndWhoHasNot() {
    var claim =
        new ClaimRound(
            IntStream.rangeClosed(8, 12).mapToObj(n -> new Sighting(peer(n), SEEKS, 1)).toList(),
            Instant.EPOCH,
            Duration.ofSeconds(1));
    List.of(8, 11, 12).forEach(number -> claim.granted(endpoint(number)));

    assertThat(Obstacles.unanswered(claim))
        .returns("claim", Obstacle::rule)
        .returns("3 of 5 have let this node found; not granted: no answer in time", Obstacle::value)
        .returns("127.0.0.9:33000, 127.0.0.10:33000", Obstacle::peer);
    assertThat(Obstacles.notGranted(claim, "node-9", "memory: 1 of 3"))
        .returns("3 of 5 have let this node found; not granted: memory: 1 of 3", Obstacle::value)
        .returns("node-9", Obstacle::peer);
  }

  private static Obstacle refused(Hindrance hindrance, String member) {
    return Obstacles.refused(peer(2), new JoinFailed("c1", "no way", hindrance, member));
  }
}
