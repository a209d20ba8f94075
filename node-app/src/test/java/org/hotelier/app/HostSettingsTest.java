package org.hotelier.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A node that would be open to everybody is refused at its start (design.md 6)")
class HostSettingsTest {
  private static final String PROTECTED =
      "hotelier { join-token = a, broker.token = b, cluster.trusted-network = true }";

  @Test
  void refusesAnAddressThatIsNotLoopbackWithoutABrokerToken() {
    assertRefused("hotelier { join-token = a, cluster.trusted-network = true }")
        .hasMessageContaining("10.0.0.1")
        .hasMessageContaining("set hotelier.broker.token");
  }

  @Test
  void refusesItWithoutAJoinTokenOrTls() {
    assertRefused("hotelier { broker.token = b, cluster.trusted-network = true }")
        .hasMessageContaining("set hotelier.join-token");
    assertRefused("hotelier { join-token = a, broker.token = b }")
        .hasMessageContaining("hotelier.cluster.tls");
  }

  @Test
  void takesItWithAllSecretsAndLoopbackWithNone() {
    assertThatCode(() -> settings(PROTECTED).refuseUnprotected("10.0.0.1"))
        .doesNotThrowAnyException();
    assertThatCode(() -> settings("").refuseUnprotected("127.0.0.9")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "hotelier.broker.port = 65536, hotelier.broker.port",
    "hotelier.broker.port = -1, hotelier.broker.port",
    "hotelier.cluster.name = 'a b', hotelier.cluster.name"
  })
  void refusesASettingThatDoesNotFitAndNamesIt(String setting, String key) {
    assertThatThrownBy(() -> settings(setting.replace('\'', '"')))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(key);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      String given) {
    var settings = settings(given);
    return assertThatThrownBy(() -> settings.refuseUnprotected("10.0.0.1"))
        .isInstanceOf(StartRefused.class);
  }

  private static HostSettings settings(String given) {
    return HostSettings.from(IncarnationConfig.complete(ConfigFactory.parseString(given)));
  }
}
