package org.hotelier.protocol.dealer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BrokersTest {
  private static final BrokerAddress A = new BrokerAddress("a", 1);
  private static final BrokerAddress B = new BrokerAddress("b", 2);
  private static final long MILLI = 1_000_000;

  private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(1000));
  private final Brokers brokers = new Brokers(List.of(A, B), backOff, new Random(1));

  @Test
  void staysWithOneUntilItFails() {
    assertThat(brokers.choose(0)).isEqualTo(new Brokers.Choice(A, Duration.ZERO));
    assertThat(brokers.choose(1)).isEqualTo(new Brokers.Choice(A, Duration.ZERO));

    brokers.failed(A, 0, 2);
    assertThat(brokers.choose(3)).isEqualTo(new Brokers.Choice(B, Duration.ZERO));

    brokers.works(B);
    assertThat(brokers.choose(1000 * MILLI)).isEqualTo(new Brokers.Choice(B, Duration.ZERO));
  }

  @Test
  void saysWhenTheSoonestMayBeTriedIfAllHaveFailed() {
    brokers.failed(A, 0, 1);
    brokers.failed(B, 0, 200 * MILLI);

    // A's back-off is over by then.
    assertThat(brokers.choose(200 * MILLI).broker()).isEqualTo(A);
    brokers.failed(A, 200 * MILLI, 201 * MILLI);
    var choice = brokers.choose(202 * MILLI);
    assertThat(choice.after()).isPositive().isLessThan(Duration.ofMillis(200));
    assertThat(brokers.choose(202 * MILLI + choice.after().toNanos()))
        .isEqualTo(new Brokers.Choice(choice.broker(), Duration.ZERO));
  }

  @Test
  void countsConnectionsThatFailTogetherOnce() {
    var one = new Brokers(List.of(A), backOff, new Random(1));
    for (int connection = 0; connection < 64; connection++) {
      one.failed(A, 0, 10);
    }

    assertThat(one.choose(10).after()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
  }

  @Test
  void passesOverWithoutBlame() {
    brokers.passOver(A);
    assertThat(brokers.choose(0)).isEqualTo(new Brokers.Choice(B, Duration.ZERO));
    brokers.passOver(A);
    assertThat(brokers.choose(0).broker()).isEqualTo(B);
    brokers.passOver(B);
    assertThat(brokers.choose(0)).isEqualTo(new Brokers.Choice(A, Duration.ZERO));
  }

  @Test
  void waitsTwiceAsLongEachTimeButNeverLongerThanTheMost() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int failures = 1; failures < 100; failures++) {
      long whole = failures > 4 ? 1000 : 100L << failures - 1;
      assertThat(backOff.delay(failures, random))
          .as("after %d failures, seed %d", failures, seed)
          .isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
    }
  }

  @Test
  void readsAddressesWithAndWithoutScheme() {
    assertThat(BrokerAddress.parse("tcp://example:5555"))
        .isEqualTo(BrokerAddress.parse("example:5555"))
        .hasToString("tcp://example:5555");
    assertThat(BrokerAddress.parse("[::1]:5555")).hasToString("tcp://[::1]:5555");
    for (var wrong :
        List.of("", "host", "host:", "host:0", "host:70000", "udp://a:1", "::1:5", "a b:1")) {
      assertThatThrownBy(() -> BrokerAddress.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
