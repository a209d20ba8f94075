package org.hotelier.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IPv4 addresses, networks and endpoints (origins.md BE-50 … BE-52). */
class Ipv4Test {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0",
    "0.0.0.1, 1",
    "10.0.1.0, 167772416",
    "127.0.0.1, 2130706433",
    "255.255.255.255, 4294967295"
  })
  void anAddressIsANumberAndBack(String text, long number) {
    assertThat(Ipv4.toNumber(text)).isEqualTo(number);
    assertThat(Ipv4.toText(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "256.0.0.1",
        "1.2.3.-4",
        "1.2.3.+4",
        "a.b.c.d",
        "1.2.3.4 ",
        "1.2.3.04",
        "01.2.3.4",
        "1.2.3.1000",
        "::1",
        "1.2.3.４"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(Ipv4.isAddress(text)).isFalse();
    assertThatThrownBy(() -> Ipv4.toNumber(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected an IPv4 address");
  }

  /** BE-51. */
  @Test
  void countingCarriesOverOctetsAndEndsAtTheLastAddress() {
    assertThat(Ipv4.toText(Ipv4.toNumber("10.0.0.255") + 1)).isEqualTo("10.0.1.0");
    assertThat(Ipv4.toText(Ipv4.toNumber("10.255.255.255") + 1)).isEqualTo("11.0.0.0");
    assertThatThrownBy(() -> Ipv4.toText(Ipv4.toNumber("255.255.255.255") + 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ipv4.toText(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** BE-10, BE-50, and BE-52 as corrected: masked, /31 and /32 hold hosts. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/29, 6, 127.0.0.1, 127.0.0.6",
    "10.0.0.5/29, 6, 10.0.0.1, 10.0.0.6",
    "10.0.0.0/30, 2, 10.0.0.1, 10.0.0.2",
    "10.0.0.9/24, 254, 10.0.0.1, 10.0.0.254",
    "10.0.0.0/23, 510, 10.0.0.1, 10.0.1.254",
    "10.1.2.3/16, 65534, 10.1.0.1, 10.1.255.254",
    "10.0.0.7/31, 2, 10.0.0.6, 10.0.0.7",
    "255.255.255.255/31, 2, 255.255.255.254, 255.255.255.255",
    "10.0.0.7/32, 1, 10.0.0.7, 10.0.0.7",
    "255.255.255.255/32, 1, 255.255.255.255, 255.255.255.255"
  })
  void aNetworkHasTheseHosts(String cidr, int count, String first, String last) {
    var network = Ipv4Network.parse(cidr);

    assertThat(network.size()).isEqualTo(count);
    assertThat(network.hosts()).hasSize(count).startsWith(first).endsWith(last);
    assertThat(network.hosts().stream().map(Ipv4::toNumber)).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theWidestNetworkIsCountedWithoutListingIt() {
    assertThat(Ipv4Network.parse("1.2.3.4/0").size()).isEqualTo((1L << 32) - 2);
    assertThat(Ipv4Network.parse("1.2.3.4/0")).hasToString("0.0.0.0/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "/8"})
  void whatIsNoNetworkIsRefused(String text) {
    assertThatThrownBy(() -> Ipv4Network.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Expected ");
  }

  @Test
  void endpointsAreOrderedByNumericAddressThenByPort() {
    var ordered =
        List.of(
            new Endpoint("9.0.0.0", 9),
            new Endpoint("10.0.0.2", 80),
            new Endpoint("10.0.0.2", 1000),
            new Endpoint("10.0.0.10", 7),
            new Endpoint("200.0.0.1", 1));
    var shuffled = new java.util.ArrayList<>(ordered);
    java.util.Collections.shuffle(shuffled, new Random(3));

    assertThat(new TreeSet<>(shuffled)).containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void anEndpointHasAPort(int port) {
    assertThatThrownBy(() -> new Endpoint("10.0.0.1", port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a port from 0 to 65535");
  }
}
