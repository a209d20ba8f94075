package org.hotelier.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.hotelier.service.Offer;
import org.hotelier.service.ServicesSettings;
import org.junit.jupiter.api.Test;

/** The services of the guide can be loaded, and begin with the settings that come with them. */
class ExamplesTest {

  @Test
  void aNodeFindsThem() {
    var found = ServicesSettings.onClassPath(ConfigFactory.load().getConfig("hotelier"));

    assertThat(found.offers())
        .extracting(Offer::name)
        .containsExactlyInAnyOrder("echo", "prices", "wake-up-call", "porter");
  }
}
