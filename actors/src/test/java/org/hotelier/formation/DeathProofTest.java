package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.endpoint;

import org.junit.jupiter.api.Test;

/** When a process is known to be gone. */
class DeathProofTest {
  private final DeathProof proof = new DeathProof();

  @Test
  void twoRefusalsInARowProveIt() {
    proof.looked(endpoint(1), true);
    assertThat(proof.isDead(endpoint(1))).isFalse();

    proof.looked(endpoint(1), true);

    assertThat(proof.isDead(endpoint(1))).isTrue();
    assertThat(proof.isDead(endpoint(2))).isFalse();
  }

  @Test
  void anythingElseInBetweenBeginsAnew() {
    proof.looked(endpoint(1), true);
    proof.looked(endpoint(1), false);
    proof.looked(endpoint(1), true);

    assertThat(proof.isDead(endpoint(1))).isFalse();
  }

  @Test
  void whoIsThereAgainIsNotDead() {
    proof.looked(endpoint(1), true);
    proof.looked(endpoint(1), true);
    proof.looked(endpoint(1), false);

    assertThat(proof.isDead(endpoint(1))).isFalse();
  }
}
