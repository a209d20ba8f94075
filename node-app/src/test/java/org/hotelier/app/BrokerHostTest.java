package org.hotelier.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.protocol.seekchat.Peer;
import org.junit.jupiter.api.Test;

/** What outlives the brokers of one process. */
class BrokerHostTest {
  private static final Peer SELF = new Peer("n1", "127.0.0.1", 33_000, 17_355, 1);

  @Test
  void itsDoorOpensOnAFreePortAndClosesWhoComesWhileNoBrokerIsIn() throws Exception {
    try (var host = host("")) {
      host.loop().execute(host.door()::open);
      var at = Awaitility.await().until(() -> host.door().bound(), Optional::isPresent).get();

      assertThat(at.port()).isPositive();
      try (var guest = new Socket(at.host(), at.port())) {
        guest.setSoTimeout(10_000);
        guest.getOutputStream().write(greeting());
        assertThat(guest.getInputStream().readAllBytes())
            .as("a handshake, and then the end")
            .isNotNull();
      }
      host.loop().submit(() -> host.door().shut("the test ends")).get(10, SECONDS);
      assertThat(host.door().bound()).isEmpty();
    }
  }

  @Test
  void brokersOfOneProcessShareWhatOutlivesThem() {
    try (var host = host("")) {
      var first = tools(host);
      first.draining().set(true);
      var second = tools(host);

      assertThat(host.draining()).isTrue();
      assertThat(second.door()).isSameAs(first.door());
      assertThat(second.reception()).isSameAs(first.reception());
      assertThat(second.guests()).isSameAs(host.guests());
      assertThat(second.exchange()).isNotSameAs(first.exchange());
      assertThat(host.nextGuest()).isNotEqualTo(host.nextGuest());
    }
  }

  @Test
  void refusesToStartWithServicesThatAreSetWrongly() {
    assertThatThrownBy(() -> host("hotelier.services.echo.instances = 0"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("hotelier.services.echo.instances");
  }

  /** As ZMTP 3.0 begins, and a READY of a DEALER. */
  private static byte[] greeting() {
    var bytes = new byte[64 + 2 + 27];
    bytes[0] = (byte) 0xff;
    bytes[9] = 0x7f;
    bytes[10] = 3;
    System.arraycopy("NULL".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 12, 4);
    var ready = "\u0005READY\u000bSocket-Type\0\0\0\u0006DEALER";
    bytes[64] = 4;
    bytes[65] = (byte) ready.length();
    System.arraycopy(
        ready.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 66, ready.length());
    return java.util.Arrays.copyOf(bytes, 66 + ready.length());
  }

  private static org.hotelier.broker.BrokerTools tools(BrokerHost host) {
    return host.tools(SELF, Optional::empty, new Topic<>(List.of()), new Random(1));
  }

  private static BrokerHost host(String given) {
    var config = ConfigFactory.parseString("hotelier.broker.port = 0\n" + given);
    var settings = HostSettings.from(IncarnationConfig.complete(config));
    return new BrokerHost(settings, "127.0.0.1", new EventLog(10, Clock.systemUTC()));
  }
}
