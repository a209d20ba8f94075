package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The attempt to be granted by everybody seen. */
class ClaimRoundTest {
  private static final Instant SENT = Instant.EPOCH;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private final ClaimRound claim = new ClaimRound(List.of(sighting(2), sighting(3)), SENT, WINDOW);

  @Test
  void isWonWithAllGrants() {
    claim.granted(endpoint(2));
    assertThat(claim.won(SENT)).isFalse();
    assertThat(claim.waitingFor()).containsExactly(endpoint(3));

    claim.granted(endpoint(3));

    assertThat(claim.won(SENT.plus(WINDOW))).isTrue();
    assertThat(claim.lost(SENT.plus(WINDOW))).isFalse();
  }

  @Test
  void lapsesOnceTheFirstGrantMightHave() {
    claim.granted(endpoint(2));
    claim.granted(endpoint(3));
    var tooLate = SENT.plus(WINDOW).plusNanos(1);

    assertThat(claim.won(tooLate)).isFalse();
    assertThat(claim.lost(tooLate)).isTrue();
  }

  @Test
  void isLostWithOneRefusalWhateverElseIsGranted() {
    claim.refused();
    claim.granted(endpoint(2));
    claim.granted(endpoint(3));

    assertThat(claim.won(SENT)).isFalse();
    assertThat(claim.lost(SENT)).isTrue();
  }

  @Test
  void theGrantOfAStrangerIsNotOneOfThem() {
    claim.granted(endpoint(2));
    claim.granted(endpoint(4));

    assertThat(claim.won(SENT)).isFalse();
  }

  private static Sighting sighting(int number) {
    return new Sighting(peer(number), Sighting.SOUGHT_US, 1);
  }
}
