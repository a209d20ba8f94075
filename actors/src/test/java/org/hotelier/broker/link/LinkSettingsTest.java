package org.hotelier.broker.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkSettingsTest {

  @Test
  void shipsTheBoundsOfTheDesign() {
    assertThat(LinkSamples.shipped())
        .isEqualTo(
            new LinkSettings(
                128 << 10,
                4 << 20,
                1_024,
                1_024,
                1 << 20,
                8L << 20,
                64L << 20,
                Duration.ofMillis(50),
                256,
                4,
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                256 << 10));
  }
}
