package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExchangeSettingsTest {

  @Test
  void readsItsSectionAndTheTimeoutsOfSingleServices() {
    var config =
        ConfigFactory.parseString("hotelier.broker.attempt-timeouts { \"a.b\" = 5m }")
            .withFallback(ConfigFactory.defaultReference())
            .resolve();

    var settings = ExchangeSettings.from(config.getConfig("hotelier"), "node-1");

    assertThat(settings.expiry()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.attemptTimeout("a.b")).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.attemptTimeout("echo")).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maxBodyBytes()).isEqualTo(4 << 20);
  }
}
