package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntermissionTest {

  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration PART = Duration.ofSeconds(3);

  private final Intermission intermission = new Intermission(LEAST, PART);
  private final Random random = new Random(7);

  @Test
  void isShortAfterAnOrderedEnd() {
    assertThat(intermission.after(true, random)).isEqualTo(LEAST);
  }

  @Test
  void partsThoseThatEndedTogetherByThemselves() {
    var pauses = random.ints(1_000).mapToObj(any -> intermission.after(false, random));
    assertThat(pauses.distinct())
        .hasSizeGreaterThan(500)
        .allSatisfy(pause -> assertThat(pause).isBetween(LEAST, LEAST.plus(PART)));
  }

  @Test
  void readsItsSettings() {
    var hotelier = ConfigFactory.defaultReference().getConfig("hotelier");
    assertThat(Intermission.from(hotelier)).isEqualTo(intermission);
  }
}
