package org.hotelier.locator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The length of a round (origins.md BE-12). */
class PaceTest {
  private static final Duration SHORT = Duration.ofMillis(40);
  private static final Duration LONG = Duration.ofMillis(300);
  private final Pace pace =
      new Pace(
          new Pace.Range(SHORT, Duration.ofMillis(80)),
          new Pace.Range(Duration.ofMillis(150), LONG));

  @Test
  void staysWithinItsRangeAndIsShorterOnceAnybodyWasSeen() {
    var random = new Random(5);
    var drawn = new HashSet<Duration>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(pace.draw(true, random)).isBetween(SHORT, Duration.ofMillis(80));
      var unseen = pace.draw(false, random);
      assertThat(unseen).isBetween(Duration.ofMillis(150), LONG);
      drawn.add(unseen);
    }
    assertThat(drawn).as("rounds of different lengths").hasSizeGreaterThan(500);
  }

  @Test
  void aRangeMayBeOneDuration() {
    assertThat(new Pace.Range(SHORT, SHORT).draw(new Random(5))).isEqualTo(SHORT);
  }

  @Test
  void aRangeIsTwoDurationsInAscendingOrder() {
    assertThatThrownBy(() -> new Pace.Range(LONG, SHORT))
        .hasMessageContaining("in ascending order, but got PT0.3S and PT0.04S");
    assertThatThrownBy(() -> Pace.Range.of(List.of(SHORT)))
        .hasMessageContaining("hotelier.locator.pace");
  }
}
