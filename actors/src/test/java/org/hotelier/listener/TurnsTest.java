package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hotelier.protocol.seekchat.Peer;
import org.junit.jupiter.api.Test;

/** Who comes back first, when several do. */
class TurnsTest {
  private static final Duration SOON = Duration.ofMillis(500);

  private final Turns turns = new Turns();
  private final Set<Peer> members = new HashSet<>();
  private Instant now = Instant.EPOCH;

  @Test
  void whoComesAloneWaitsForNobody() {
    assertThat(asks(2)).isEmpty();
    assertThat(asks(2)).isEmpty();
  }

  @Test
  void theHigherWaitsWhileTheLowerAsks() {
    asks(2);

    assertThat(asks(3)).contains(peer(2));
    assertThat(asks(2)).isEmpty();
  }

  @Test
  void doesNotWaitForOneWhoAsksNoMore() {
    asks(2);
    now = now.plusSeconds(2);

    assertThat(asks(3)).isEmpty();
  }

  @Test
  void evenTheLowerWaitsForOneWhoWasLetInUntilThatIsAMember() {
    asks(3);
    turns.letIn(peer(3), now);

    now = now.plus(SOON);
    assertThat(asks(2)).contains(peer(3));
    members.add(peer(3));
    assertThat(asks(2)).isEmpty();
  }

  @Test
  void doesNotWaitForOneWhoWasLetInAndNeverCame() {
    asks(3);
    turns.letIn(peer(3), now);

    now = now.plusSeconds(10);
    assertThat(asks(2)).isEmpty();
  }

  @Test
  void nobodyWaitsForOneWhoIsRefusedHoweverOftenThatAsks() {
    asks(2);
    turns.refused(peer(2), now);
    asks(2);

    assertThat(asks(3)).isEmpty();
  }

  @Test
  void oneWhoWasRefusedAndIsLetInThenIsWaitedFor() {
    asks(2);
    turns.refused(peer(2), now);
    asks(2);
    turns.letIn(peer(2), now);

    assertThat(asks(3)).contains(peer(2));
  }

  @Test
  void oneWhoWasNeverAMemberIsNotWaitedFor() {
    turns.letIn(peer(2), now);

    assertThat(asks(3)).isEmpty();
  }

  private Optional<Peer> asks(int number) {
    return turns.asks(peer(number), members::contains, now);
  }
}
