package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {

  private static final long MILLI = 1_000_000;

  private final Rhythm rhythm = new Rhythm(Stage.SETTINGS, 0);

  @Test
  void allowsTenSecondsBeforeTheFirstBeat() {
    assertThat(rhythm.lease()).isEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void learnsAFastRate() {
    for (var beat = 1; beat <= 20; beat++) {
      rhythm.beat(0, beat * 100 * MILLI);
    }

    assertThat(rhythm.interval()).isBetween(100 * MILLI, 110 * MILLI);
  }

  @Test
  void believesASlowGuestAtItsFirstGap() {
    rhythm.beat(0, 9_000 * MILLI);

    assertThat(rhythm.lease()).isEqualTo(27_000 * MILLI);
  }

  @Test
  void takesBeatsThatCameTogetherForNoRate() {
    rhythm.beat(0, 2_500 * MILLI);
    for (var burst = 0; burst < 100; burst++) {
      rhythm.beat(0, 5_000 * MILLI);
    }

    assertThat(rhythm.interval()).isEqualTo(2_500 * MILLI);
  }

  @Test
  void learnsNothingFromAGapInWhichTheGuestWorked() {
    rhythm.beat(0, 2_500 * MILLI);
    rhythm.disturbed();
    rhythm.beat(0, 60_000 * MILLI);

    assertThat(rhythm.interval()).isEqualTo(2_500 * MILLI);
  }

  @Test
  void believesWhatTheGuestSays() {
    rhythm.beat(50 * MILLI, 1);

    assertThat(rhythm.lease()).isEqualTo(150 * MILLI);
  }
}
