package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ControlLimitsTest {

  @Test // 1000 connections, 16 MiB; keys 10 min
  void readsItsSettings() {
    var control = ConfigFactory.defaultReference().getConfig("hotelier.control");

    assertThat(ControlLimits.from(control))
        .isEqualTo(
            new ControlLimits(
                1_000,
                16 << 20,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                10_000));
  }
}
