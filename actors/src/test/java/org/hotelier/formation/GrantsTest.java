package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import org.hotelier.protocol.seekchat.Peer;
import org.junit.jupiter.api.Test;

/** The promise to let a peer found. */
class GrantsTest {
  private static final Duration IN_FORCE = Duration.ofSeconds(2);
  private static final Instant NOW = Instant.EPOCH;
  private final Grants grants = new Grants(IN_FORCE);

  @Test
  void nobodyHoldsAPromiseAtFirst() {
    assertThat(grants.promise(NOW)).isEmpty();
  }

  @Test
  void aPromiseHoldsForItsTimeAndNoLonger() {
    assertThat(grants.grant(peer(1), NOW)).isTrue();

    assertThat(grants.promise(NOW.plus(IN_FORCE).minusNanos(1))).contains(to(peer(1)));
    assertThat(grants.promise(NOW.plus(IN_FORCE))).isEmpty();
  }

  @Test
  void whoHoldsThePromiseMayHaveItRenewed() {
    grants.grant(peer(1), NOW);

    assertThat(grants.grant(peer(1, 2), NOW.plusSeconds(1))).isTrue();
    assertThat(grants.promise(NOW.plusMillis(2_900))).contains(to(peer(1, 2)));
  }

  @Test
  void nobodyElseGetsOneMeanwhile() {
    grants.grant(peer(2), NOW);

    assertThat(grants.grant(peer(1), NOW.plusSeconds(1))).isFalse();
    assertThat(grants.promise(NOW.plusSeconds(1))).contains(to(peer(2)));
    assertThat(grants.grant(peer(1), NOW.plus(IN_FORCE))).isTrue();
  }

  /** To whom, nobody knows: so to nobody else now. */
  @Test
  void whatAnEarlierRunMayHavePromisedIsKept() {
    grants.inherit(NOW);

    assertThat(grants.promise(NOW.plusSeconds(1))).contains(new Grants.Promise(Optional.empty()));
    assertThat(grants.grant(peer(1), NOW.plusSeconds(1))).isFalse();
    assertThat(grants.grant(peer(1), NOW.plus(IN_FORCE))).isTrue();
  }

  private static Grants.Promise to(Peer peer) {
    return new Grants.Promise(Optional.of(peer));
  }

  private record Promise(Peer to, Instant until) {}

  @Test
  void neverHasTwoHolders() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      var grants = new Grants(IN_FORCE);
      var given = new ArrayList<Promise>();
      var now = NOW;
      for (int step = 0; step < 100; step++) {
        now = now.plusMillis(random.nextInt(900));
        var claimant = peer(1 + random.nextInt(4));
        boolean granted = grants.grant(claimant, now);

        var at = now;
        boolean promisedToAnother =
            given.stream()
                .anyMatch(one -> at.isBefore(one.until()) && !one.to().sameNode(claimant));
        assertThat(granted).as("seed %d, step %d", seed, step).isEqualTo(!promisedToAnother);
        if (granted) {
          given.add(new Promise(claimant, now.plus(IN_FORCE)));
        }
      }
    }
  }
}
