package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories of two to four brokers. Others than usual by {@code -Dhotelier.first-seed=…}; a
 * single one by {@code -Dhotelier.seed=…}.
 */
class ExchangeSimulationTest {

  private static final int HISTORIES = 5_000;

  @Test
  void keepsItsPromisesInEveryHistory() {
    var broken =
        seeds()
            .parallel()
            .mapToObj(
                seed ->
                    World.run(seed, DeliveryRules::new)
                        .map(what -> what + "; run it alone with -Dhotelier.seed=" + seed))
            .flatMap(Optional::stream)
            .limit(10)
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void answersMostRequestsForAllThat() {
    var answered = LongStream.range(0, 50).mapToObj(World::answered).toList();

    var asked = answered.stream().mapToLong(counts -> counts[1]).sum();
    assertThat(answered.stream().mapToLong(counts -> counts[0]).sum())
        .as("answered of %d", asked)
        .isGreaterThan(asked / 3);
  }

  private static LongStream seeds() {
    var alone = Long.getLong("hotelier.seed");
    var first = Long.getLong("hotelier.first-seed", 0);
    return alone == null ? LongStream.range(first, first + HISTORIES) : LongStream.of(alone);
  }
}
