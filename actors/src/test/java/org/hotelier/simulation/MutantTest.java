package org.hotelier.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation finds what is wrong: a rule that is broken breaks a history. */
class MutantTest {
  private static final int MOST_SCHEDULES = 20_000;

  @ParameterizedTest
  @EnumSource
  void aBrokenRuleBreaksAHistory(Mutant mutant) {
    var broken =
        LongStream.range(mutant.firstSeed(), mutant.firstSeed() + MOST_SCHEDULES)
            .parallel()
            .mapToObj(seed -> Simulation.run(seed, mutant.rules(), false))
            .filter(Simulation.Outcome::failed)
            .findAny();

    assertThat(broken).as("a broken history among %d", MOST_SCHEDULES).isPresent();
    System.out.printf(
        "%s breaks the history of seed %d: %s%n",
        mutant, broken.get().seed(), broken.get().violation().orElse("").split(":")[0]);
  }
}
