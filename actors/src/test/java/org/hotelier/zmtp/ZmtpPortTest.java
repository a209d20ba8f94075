package org.hotelier.zmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hotelier.zmtp.PortFixture.bind;
import static org.hotelier.zmtp.PortFixture.message;
import static org.hotelier.zmtp.PortFixture.settings;
import static org.hotelier.zmtp.PortFixture.texts;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.hotelier.network.Transport;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.Metadata;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.protocol.zmtp.ZmtpViolation;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of connections on real sockets, on each transport that this machine has. */
@ParameterizedClass
@MethodSource("transports")
class ZmtpPortTest {

  private static final Metadata DEALER = Metadata.of(SocketType.DEALER);
  private static final byte[] GREETING =
      HexFormat.of()
          .parseHex("ff00000000000000007f0301" + "4e554c4c" + "00".repeat(16) + "00".repeat(32));
  private static final byte[] READY =
      "\4\34\5READY\13Socket-Type\0\0\0\6DEALER".getBytes(ISO_8859_1);

  private static final byte[] PING = text("\4\13\4PING\0\0word");
  private static final byte[] PONG = text("\4\11\4PONGword");

  private final PortFixture fixture;

  ZmtpPortTest(Transport transport) {
    fixture = new PortFixture(transport);
  }

  static List<Transport> transports() {
    return Transport.best() == Transport.NIO ? List.of(Transport.NIO) : List.of(Transport.values());
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void understandsAPeerThatSendsByteByByte() throws Exception {
    var at = bind(fixture.router(Guests.whoEcho()));

    try (var peer = RawPeer.silent(at, DEALER).slowly().greet()) {
      peer.send(message("", "one", "x".repeat(300)));
      assertThat(texts(peer.receive())).containsExactly("", "one", "x".repeat(300));
    }
  }

  @Test
  void deliversAllMessagesOfOneReadAtOnce() throws Exception {
    var guests = Guests.whoListen();

    try (var peer = RawPeer.silent(bind(fixture.router(guests)), DEALER)) {
      peer.transmit(joined(GREETING, READY, text("\0\3one\1\0\0\3two\0\5three")));

      await().until(() -> guests.messages() == 3);
      assertThat(guests.batches).hasSize(1);
      assertThat(guests.batches.get(0))
          .extracting(PortFixture::texts)
          .containsExactly(List.of("one"), List.of("", "two"), List.of("three"));
    }
  }

  @Test
  void aHalfClosedPeerHasEndedButGetsWhatWasSentToIt() throws Exception {
    var guests = Guests.whoEcho();

    try (var peer = RawPeer.greeted(bind(fixture.router(guests)), DEALER)) {
      peer.send(message("last words"));
      peer.shutDownItsSide();

      assertThat(texts(peer.receive())).containsExactly("last words");
      assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
    }
    await().until(() -> !guests.closed.isEmpty());
    assertThat(guests.closed).containsExactly("the peer ended it");
    assertThat(guests.opened.get(0).send(message("too late"))).isFalse();
  }

  @Test
  void whatWasSentBeforeAConnectionIsEndedArrivesThoughMoreWasToBeRead() throws Exception {
    var guests =
        Guests.who(
            (peer, message) -> {
              peer.send(message("good bye"));
              peer.close();
            });

    try (var peer = RawPeer.greeted(bind(fixture.router(guests)), DEALER)) {
      for (int number = 0; number < 20; number++) {
        peer.send(message("x".repeat(60_000)));
      }

      assertThat(texts(peer.receive())).containsExactly("good bye");
      assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
    }
    await().until(() -> !guests.closed.isEmpty());
    assertThat(guests.closed).containsExactly("this node ended it");
  }

  @Test
  void tellsOnceThatACrashedPeerIsGone() throws Exception {
    var guests = Guests.whoEcho();
    var peer = RawPeer.greeted(bind(fixture.router(guests)), DEALER);
    await().until(() -> guests.opened.size() == 1);

    peer.crash();

    await().until(() -> !guests.closed.isEmpty());
    assertThat(guests.closed).hasSize(1);
    assertThat(guests.closed.get(0)).startsWith("the connection was lost");
  }

  @Test
  void refusesToQueueMoreThanItsBoundForAPeerThatDoesNotRead() throws Exception {
    var guests = Guests.whoListen();
    var settings =
        settings("message-bytes = 64KiB", "outgoing { bytes = 256KiB, messages = 1000 }");
    var router = fixture.router(settings, Admission.open(), guests);

    try (var peer = RawPeer.narrow(bind(router), DEALER)) {
      await().until(() -> guests.opened.size() == 1);
      var sent = sendUntilRefused(guests.opened.get(0), "x".repeat(10_000));
      assertThat(router.counts().dropped()).isEqualTo(1);

      for (int number = 0; number < sent; number++) {
        assertThat(texts(peer.receive())).containsExactly("x".repeat(10_000));
      }
      await().until(() -> on(guests.opened.get(0), message("room again")));
      assertThat(texts(peer.receive())).containsExactly("room again");
    }
  }

  /** How many were taken, sent as one turn of the loop sends them and then by the next ones. */
  private int sendUntilRefused(ZmtpPeer peer, String text) throws Exception {
    int sent = 0;
    while (on(peer, message(text))) {
      sent++;
    }
    return sent;
  }

  private boolean on(ZmtpPeer peer, List<byte[]> message) throws Exception {
    return fixture.loop().submit(() -> peer.send(message)).get();
  }

  @Test
  void countsMessagesAgainstTheBoundToo() throws Exception {
    var guests = Guests.whoListen();
    var settings = settings("outgoing.messages = 10");

    try (var peer =
        RawPeer.greeted(bind(fixture.router(settings, Admission.open(), guests)), DEALER)) {
      await().until(() -> guests.opened.size() == 1);
      var taken = new ArrayList<Boolean>();
      fixture
          .loop()
          .submit(
              () -> {
                for (int number = 0; number < 11; number++) {
                  taken.add(guests.opened.get(0).send(message("" + number)));
                }
              })
          .get();

      assertThat(taken).hasSize(11).endsWith(true, false);
      for (int number = 0; number < 10; number++) {
        assertThat(texts(peer.receive())).containsExactly("" + number);
      }
    }
  }

  @Test
  void refusesASecondPeerOfTheSameIdentityUntilTheFirstHasGone() throws Exception {
    var guests = Guests.whoEcho();
    var router = fixture.router(guests);
    var at = bind(router);
    var rose = Metadata.of(SocketType.DEALER, text("Rose"));

    try (var first = RawPeer.greeted(at, rose)) {
      assertThatThrownBy(() -> RawPeer.greeted(at, rose))
          .isInstanceOf(ZmtpViolation.class)
          .hasMessageContaining("another peer has 526f7365");
      first.send(message("still here"));
      assertThat(texts(first.receive())).containsExactly("still here");
    }
    await().until(() -> guests.closed.size() == 1);
    RawPeer.greeted(at, rose).close();

    assertThat(router.counts().refused(Reason.IDENTITY_TAKEN)).isEqualTo(1);
    await().until(() -> router.counts().opened() == 2);
  }

  @Test
  void refusesIdentitiesThatAreReservedOrTooLong() {
    var router = fixture.router(Guests.whoEcho());
    var at = bind(router);

    for (var identity : List.of(text("\0abc"), new byte[] {0}, text("x".repeat(256)))) {
      assertThatThrownBy(() -> RawPeer.greeted(at, Metadata.of(SocketType.DEALER, identity)))
          .isInstanceOf(ZmtpViolation.class)
          .hasMessageContaining("Expected an identity of at most 255 bytes");
    }
    assertThat(router.counts().refused(Reason.IDENTITY)).isEqualTo(3);
  }

  @Test
  void givesPeersWithoutANameFiveBytesOfItsOwn() throws Exception {
    var guests = Guests.whoEcho();
    var at = bind(fixture.router(guests));

    try (var one = RawPeer.greeted(at, DEALER);
        var other = RawPeer.greeted(at, Metadata.of(SocketType.REQ))) {
      one.send(message("one"));
      other.send(message("", "other"));
      await().until(() -> guests.messages() == 2);
    }
    assertThat(guests.opened).extracting(ZmtpPeer::identity).doesNotHaveDuplicates();
    assertThat(guests.opened)
        .extracting(guest -> guest.identity().bytes())
        .allMatch(bytes -> bytes.length == 5 && bytes[0] == 0);
  }

  @Test
  void hangsUpOnWhoStaysSilentInItsHandshake() throws Exception {
    var router = fixture.router(settings("handshake = 50ms"), Admission.open(), Guests.whoEcho());
    var at = bind(router);

    try (var mute = RawPeer.silent(at, DEALER);
        var halfway = RawPeer.silent(at, DEALER)) {
      halfway.transmit(GREETING);

      assertThat(mute.rest()).hasSize(12); // signature and version, and nothing more
      assertThat(halfway.rest()).hasSize(64);
    }
    assertThat(router.counts().refused(Reason.SILENT)).isEqualTo(2);
  }

  @Test
  void hangsUpOnConnectionsBeyondItsLimitUntilOthersHaveGone() throws Exception {
    var guests = Guests.whoEcho();
    var router = fixture.router(settings("connections = 1"), Admission.open(), guests);
    var at = bind(router);

    try (var first = RawPeer.greeted(at, DEALER)) {
      try (var second = RawPeer.silent(at, DEALER)) {
        assertThat(second.rest()).isEmpty();
      }
      first.send(message("still here"));
      assertThat(texts(first.receive())).containsExactly("still here");
    }
    assertThat(router.counts().refused(Reason.TOO_MANY)).isEqualTo(1);
    await()
        .ignoreException(EOFException.class)
        .until(
            () -> {
              RawPeer.greeted(at, DEALER).close();
              return true;
            });
  }

  @Test
  void deliversWhatCameBeforeMalformedBytesAndHangsUp() throws Exception {
    var guests = Guests.whoEcho();
    var router = fixture.router(guests);

    try (var peer = RawPeer.greeted(bind(router), DEALER)) {
      peer.transmit(text("\0\4good\377"));

      assertThat(texts(peer.receive())).containsExactly("good");
      assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
    }
    await().until(() -> !guests.closed.isEmpty());
    assertThat(guests.closed)
        .containsExactly("Expected the flags of a frame (0 to 4, or 6), but got 255");
    assertThat(router.counts().malformed()).isEqualTo(1);
  }

  @Test
  void refusesOlderVersionsAtOnce() throws Exception {
    var router = fixture.router(Guests.whoEcho());
    var at = bind(router);

    try (var zmtp1 = RawPeer.silent(at, DEALER);
        var zmtp2 = RawPeer.silent(at, DEALER)) {
      zmtp1.transmit(text("\1\0"));
      zmtp2.transmit(text("\377\0\0\0\0\0\0\0\1\177\1"));

      assertThat(zmtp1.rest()).hasSizeLessThanOrEqualTo(12);
      assertThat(zmtp2.rest()).hasSizeLessThanOrEqualTo(12);
    }
    assertThat(router.counts().refused(Reason.VERSION)).isEqualTo(2);
  }

  @Test
  void answersPingWithItsContext() throws Exception {
    try (var peer = RawPeer.greeted(bind(fixture.router(Guests.whoEcho())), DEALER)) {
      peer.transmit(PING);

      assertThat(peer.readExactly(PONG.length)).isEqualTo(PONG);
    }
  }

  @Test
  void givesAPeerUpThatIsSilentForLongerThanItSaid() throws Exception {
    var guests = Guests.whoEcho();

    try (var peer = RawPeer.greeted(bind(fixture.router(guests)), DEALER)) {
      peer.ping(Duration.ofMillis(100));

      await().until(() -> !guests.closed.isEmpty());
      assertThat(guests.closed).containsExactly("it sent nothing for its own TTL");
    }
  }

  @Test
  void aUserThatFailsCostsThatConnectionOnly() throws Exception {
    var guests =
        Guests.who(
            (peer, message) -> {
              if (texts(message).contains("poison")) {
                throw new IllegalStateException("scripted");
              }
              peer.send(message);
            });
    var at = bind(fixture.router(guests));

    try (var one = RawPeer.greeted(at, DEALER);
        var other = RawPeer.greeted(at, DEALER)) {
      one.send(message("poison"));
      assertThatThrownBy(one::receive).isInstanceOf(EOFException.class);

      other.send(message("hello"));
      assertThat(texts(other.receive())).containsExactly("hello");
    }
    await().until(() -> guests.closed.contains("this node failed"));
  }

  @Test
  void closingEndsAllConnectionsAndFreesThePort() throws Exception {
    var guests = Guests.whoEcho();
    var router = fixture.router(guests);
    var at = bind(router);

    try (var peer = RawPeer.greeted(at, DEALER)) {
      router.close();
      assertThatThrownBy(peer::receive).isInstanceOf(EOFException.class);
    }
    await().until(() -> guests.closed.size() == 1);
    assertThat(fixture.router(Guests.whoEcho()).bind(at).toCompletableFuture().join())
        .isEqualTo(at);
  }

  @Test
  void peersStayWhenItIsUnboundAndNewOnesComeWhenItIsBoundAgain() throws Exception {
    var router = fixture.router(Guests.whoEcho());
    var at = bind(router);

    try (var before = RawPeer.greeted(at, DEALER)) {
      router.unbind().toCompletableFuture().join();
      before.send(message("still here"));
      assertThat(texts(before.receive())).containsExactly("still here");
      router.bind(at).toCompletableFuture().join();
    }
    RawPeer.greeted(at, DEALER).close();
  }

  @Test
  void aPortThatSomebodyElseHasCanBeTriedAgain() {
    var holder = fixture.router(Guests.whoEcho());
    var at = bind(holder);
    var router = fixture.router(Guests.whoEcho());

    assertThatThrownBy(() -> router.bind(at).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IOException.class);
    holder.unbind().toCompletableFuture().join();

    assertThat(router.bind(at).toCompletableFuture().join()).isEqualTo(at);
    assertThatThrownBy(() -> bind(router)).hasMessageContaining("do unbind it");
  }

  @Test
  void aSubscriberHearsWhatItSubscribedToInEitherVersionUntilItCancels() throws Exception {
    var pub = fixture.kept(new PubPort(fixture.loop(), settings(), Admission.open()));
    var at = bind(pub);
    var older = new byte[][] {text("\0\2\1a"), text("\0\2\0a")};
    var newer = new byte[][] {text("\4\13\11SUBSCRIBEa"), text("\4\10\6CANCELa")};

    for (var version : List.of(older, newer)) {
      try (var sub = RawPeer.greeted(at, Metadata.of(SocketType.SUB))) {
        // Twice, as two parts of a program may: one of the two remains after the first end of it.
        sub.transmit(joined(version[0], version[0], text("\0\4\1end")));
        assertThat(hears(sub, pub, "abc")).isEqualTo("abc");
        sub.transmit(version[1]);
        assertThat(hears(sub, pub, "abc")).isEqualTo("abc");
        sub.transmit(version[1]);
        assertThat(hears(sub, pub, "abc")).isEqualTo("end");
      }
    }
  }

  /** What the subscriber hears first of a topic and the end, once all it has said is known. */
  private static String hears(RawPeer sub, PubPort pub, String topic) throws Exception {
    sub.transmit(PING);
    assertThat(sub.readExactly(PONG.length)).isEqualTo(PONG);
    pub.publish(text(topic), List.of());
    pub.publish(text("end"), List.of());
    var first = texts(sub.receive()).get(0);
    if (!first.equals("end")) {
      sub.receive();
    }
    return first;
  }

  @Test
  void aSlowSubscriberMissesMessagesAndTheyAreCounted() throws Exception {
    var settings = settings("outgoing.messages = 10");
    var pub = fixture.kept(new PubPort(fixture.loop(), settings, Admission.open()));

    try (var sub = RawPeer.narrow(bind(pub), Metadata.of(SocketType.SUB))) {
      sub.transmit(text("\0\1\1"));

      await()
          .until(
              () -> {
                pub.publish(text("topic"), message("x".repeat(100_000)));
                return pub.counts().dropped() > 0;
              });
      assertThat(texts(sub.receive())).startsWith("topic");
    }
  }

  @Test
  void hangsUpOnASubscriberOfTooManyTopics() throws Exception {
    var pub =
        fixture.kept(new PubPort(fixture.loop(), settings("subscriptions = 3"), Admission.open()));

    try (var sub = RawPeer.greeted(bind(pub), Metadata.of(SocketType.SUB))) {
      sub.transmit(text("\0\2\1a\0\2\1b\0\2\1c\0\2\1d"));

      assertThatThrownBy(sub::receive).isInstanceOf(EOFException.class);
    }
  }

  private static byte[] text(String bytes) {
    return bytes.getBytes(ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
