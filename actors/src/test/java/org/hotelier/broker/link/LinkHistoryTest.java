package org.hotelier.broker.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the channel does, the link keeps what it promises; and a broken link does not. */
class LinkHistoryTest {
  private static final int HISTORIES = 1_000;

  @Test
  void deliversInOrderAndOnceInEveryHistory() {
    var broken =
        LongStream.range(0, HISTORIES)
            .mapToObj(seed -> LinkHistory.run(seed, Outbox::new, Inbox::new))
            .flatMap(Optional::stream)
            .findFirst();

    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenRuleBreaksAHistory(LinkMutant mutant) {
    var broken =
        LongStream.range(0, HISTORIES)
            .mapToObj(seed -> LinkHistory.run(seed, mutant::outbox, mutant::inbox))
            .flatMap(Optional::stream)
            .findFirst();

    assertThat(broken).as("a broken history among %d", HISTORIES).isPresent();
    System.out.printf("%s: %s%n", mutant, broken.orElse(""));
  }
}
