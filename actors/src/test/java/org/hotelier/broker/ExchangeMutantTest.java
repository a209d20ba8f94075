package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The simulation finds what is wrong: a rule that is broken breaks a history. */
class ExchangeMutantTest {
  private static final int MOST_HISTORIES = 2_000;

  @ParameterizedTest
  @EnumSource
  void aBrokenRuleBreaksAHistory(Mutant mutant) {
    var broken =
        LongStream.range(0, MOST_HISTORIES)
            .boxed()
            .flatMap(
                seed -> World.run(seed, mutant.rules()).map(what -> seed + ": " + what).stream())
            .findFirst();

    assertThat(broken).as("a broken history among %d", MOST_HISTORIES).isPresent();
    System.out.printf("%s breaks the history of seed %s%n", mutant, broken.orElse(""));
  }
}
