package org.hotelier.locator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hotelier.network.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where other nodes may be (origins.md BE-10, BE-19, BE-52). */
class SeekSpecTest {

  @Test
  void aNetworkIsAllItsHostsInNumericOrder() {
    assertThat(parse("10.0.0.5/30"))
        .containsExactly(new Endpoint("10.0.0.5", 33_000), new Endpoint("10.0.0.6", 33_000));
  }

  /** BE-19. */
  @Test
  void theFirstHostsOfANetworkCanBeLeftOut() {
    assertThat(SeekSpec.parse("10.0.0.0/29", 33_000, 3, false).candidates())
        .extracting(Endpoint::host)
        .containsExactly("10.0.0.4", "10.0.0.5", "10.0.0.6");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.7, 10.0.0.7, 33000",
    "10.0.0.7:80, 10.0.0.7, 80",
    "dns:10.0.0.7, 10.0.0.7, 33000",
    "dns:10.0.0.7:65535, 10.0.0.7, 65535"
  })
  void aHostIsOneCandidate(String text, String host, int port) {
    assertThat(parse(text)).containsExactly(new Endpoint(host, port));
  }

  @Test
  void aNameIsAllItsAddresses() {
    assertThat(SeekSpec.parse("dns:localhost:80", 33_000, 0, false))
        .isEqualTo(new SeekSpec.Dns("localhost", 80));
    assertThat(parse("localhost")).contains(new Endpoint("127.0.0.1", 33_000));
  }

  @Test
  void aNameNobodyKnowsHasNoCandidates() {
    assertThat(parse("dns:nobody.invalid")).isEmpty();
  }

  /** BE-52. */
  @Test
  void networksWiderThanSixteenBitsNeedAnOverride() {
    assertThatThrownBy(() -> parse("10.0.0.0/15"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hotelier.locator.wide = true");
    assertThat(SeekSpec.parse("10.0.0.0/15", 33_000, 0, true).candidates()).hasSize(131_070);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dns:", ":80", "host:", "host:x", "host:65536", "host:-1", "1.2.3/8"})
  void whatIsNoCandidateIsRefused(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected ");
  }

  private static List<Endpoint> parse(String text) {
    return SeekSpec.parse(text, 33_000, 0, false).candidates();
  }
}
