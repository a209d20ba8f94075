package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Decision.KeepSeeking;
import org.hotelier.memory.Memory;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.junit.jupiter.api.Test;

/** What a seeker has promised and remembers. */
class FormationTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final Formation.Times TIMES =
      new Formation.Times(3, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(30));
  private static final Memory OF_THREE = new Memory("c1", List.of(peer(1), peer(2), peer(3)));

  @Test
  void whoHasGrantedDoesNotFoundUntilTheGrantLapses() {
    var formation = new Formation(endpoint(2), Memory.NONE, TIMES, Promises.none(TIMES));
    var claim = formation.claim(List.of(), NOW);
    assertThat(formation.mayFound(claim, NOW)).isTrue();

    assertThat(formation.claimed(peer(1), NOW)).isEmpty();

    assertThat(formation.mayFound(claim, NOW.plusMillis(500))).isFalse();
    assertThat(formation.claimed(peer(1), NOW.plusMillis(500))).isEmpty();
  }

  @Test
  void aClaimWithoutAGrantPromisesNothing() {
    var formation = new Formation(endpoint(1), Memory.NONE, TIMES, Promises.none(TIMES));

    assertThat(formation.claimed(peer(2), NOW)).isPresent();

    assertThat(formation.mayFound(formation.claim(List.of(), NOW), NOW)).isTrue();
  }

  @Test
  void aMinorityOfWhatItRemembersNeverFounds() {
    var formation = new Formation(endpoint(1), OF_THREE, TIMES, Promises.none(TIMES));

    for (int round = 0; round < 1_000; round++) {
      assertThat(formation.roundEnded(List.of(), NOW)).isInstanceOf(KeepSeeking.class);
    }
  }

  @Test
  void membersProvedDeadCountLikeThoseSeen() {
    var formation = new Formation(endpoint(1), OF_THREE, TIMES, Promises.none(TIMES));
    formation.looked(endpoint(2), true);
    assertThat(quietRounds(formation)).isInstanceOf(KeepSeeking.class);

    formation.looked(endpoint(2), true);

    assertThat(quietRounds(formation)).isInstanceOf(FoundAlone.class);
  }

  @Test
  void aMajorityOfWhatItRemembersFounds() {
    var formation = new Formation(endpoint(1), OF_THREE, TIMES, Promises.none(TIMES));
    var seeks = new Wait(Phase.SEEKING, "", "");
    var found = new Finding.Answered(endpoint(3), peer(3), seeks);

    assertThat(formation.roundEnded(List.of(found), NOW)).isInstanceOf(ClaimFrom.class);
  }

  @Test
  void theOperatorsWordOverridesWhatItRemembers() {
    var formation = new Formation(endpoint(1), OF_THREE, TIMES, Promises.none(TIMES));
    assertThat(quietRounds(formation)).isInstanceOf(KeepSeeking.class);

    formation.forgetMembers();

    assertThat(quietRounds(formation)).isInstanceOf(FoundAlone.class);
    assertThat(formation.memory()).isEqualTo(Memory.NONE);
  }

  private static Decision quietRounds(Formation formation) {
    formation.roundEnded(List.of(), NOW);
    formation.roundEnded(List.of(), NOW);
    return formation.roundEnded(List.of(), NOW);
  }
}
