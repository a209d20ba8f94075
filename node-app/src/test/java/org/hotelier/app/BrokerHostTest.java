package org.hotelier.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.hotelier.broker.BrokerTools;
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
        guest.getOutputStream().write(dealer());
        guest.getInputStream().readAllBytes();
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

  /** What a DEALER begins with by ZMTP 3.0: its greeting and READY. */
  private static byte[] dealer() {
    var ready = "\u0005READY\u000bSocket-Type\0\0\0\u0006DEALER".getBytes(US_ASCII);
    return ByteBuffer.allocate(66 + ready.length)
        .put((byte) 0xff)
        .put(9, (byte) 0x7f)
        .put(10, (byte) 3)
        .put(12, "NULL".getBytes(US_ASCII))
        .put(64, (byte) 4)
        .put(65, (byte) ready.length)
        .put(66, ready)
        .array();
  }

  private static BrokerTools tools(BrokerHost host) {
    return host.tools(SELF, Optional::empty, new Topic<>(List.of()), new Random(1));
  }

  private static BrokerHost host(String given) {
    var config = ConfigFactory.parseString("hotelier.broker.port = 0\n" + given);
    var settings = HostSettings.from(IncarnationConfig.complete(config));
    return new BrokerHost(settings, "127.0.0.1", new EventLog(10, Clock.systemUTC()));
  }
}
