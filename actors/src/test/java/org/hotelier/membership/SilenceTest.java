package org.hotelier.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Three beats of 250 ms without an echo. */
class SilenceTest {
  private static final Instant NOW = Instant.EPOCH;
  private final Silence silence = new Silence(Duration.ofMillis(250), 3, NOW);

  @Test
  void isTooLongAfterThreeBeats() {
    assertThat(silence.tooLong(NOW.plusMillis(750))).isFalse();
    assertThat(silence.tooLong(NOW.plusMillis(751))).isTrue();
  }

  @Test
  void beginsAnewWithEveryEcho() {
    silence.heard(NOW.plusMillis(700));

    assertThat(silence.tooLong(NOW.plusMillis(1_450))).isFalse();
    assertThat(silence.tooLong(NOW.plusMillis(1_451))).isTrue();
  }
}
