package org.hotelier.formation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Two to five nodes start at random times and exchange messages with random delays: whatever the
 * order, one of them founds and the others join it.
 */
class FormationHistoryTest {
  private static final int HISTORIES = 2_000;

  @Test
  void oneFoundsAndAllOthersJoin() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      assertOneCluster(seed, Village.whereAllCanTalk(new Random(seed)));
    }
  }

  /** Whoever is seen by two that do not see each other grants only one of them. */
  @Test
  void oneFoundsThoughSomePairsCannotTalk() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      assertOneCluster(seed, Village.whereSomePairsCannotTalk(new Random(seed)));
    }
  }

  private static void assertOneCluster(int seed, Village village) {
    village.runUntilAllAreSettled();

    assertThat(village.founded()).as("founders, seed %d: %s", seed, village).hasSize(1);
    assertThat(village.clusterIds())
        .as("clusters, seed %d: %s", seed, village)
        .containsOnly(village.founded().get(0));
  }
}
