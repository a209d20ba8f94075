package org.hotelier.protocol.zmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 23 and 37/ZMTP: greeting, NULL, PLAIN (RFC 24), metadata. */
class HandshakeTest {

  private static final Metadata ROSE = Metadata.of(SocketType.DEALER, "Rose".getBytes(UTF_8));
  private static final Credentials SESAME = new Credentials("anybody", "sesame");

  @Test
  void aClientGreetsAtOnceInSixtyFourBytes() {
    var client = End.client(ROSE, null);

    client.connection.start();

    assertThat(client.written()).isEqualTo(greeting(3, 1, "NULL"));
  }

  @Test
  void aServerNamesItsMechanismWhenItsPeerHas() throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.open());

    server.connection.start();
    assertThat(server.written()).isEqualTo(bytes("\377\0\0\0\0\0\0\0\0\177\3\1"));
    server.receive(greeting(3, 1, "NULL"));

    assertThat(server.written()).startsWith(bytes("NULL\0")).hasSize(52);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void bothEndsKnowOneAnotherHoweverTheirBytesAreSplit(int part) throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.open());
    var client = End.client(ROSE, null);

    End.talk(server, client, part);

    assertThat(server.told).containsExactly("DEALER \"Rose\" []");
    assertThat(client.told).containsExactly("ROUTER \"\" []");
  }

  @Test
  void readyIsAsTheRfcWritesIt() throws ZmtpViolation {
    var client = End.client(ROSE, null);
    client.connection.start();
    client.written();

    client.receive(greeting(3, 0, "NULL"));

    assertThat(client.written())
        .isEqualTo(bytes("\4\55\5READY\13Socket-Type\0\0\0\6DEALER\10Identity\0\0\0\4Rose"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1000})
  void aPasswordLetsIn(int part) throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.by("sesame"));
    var client = End.client(ROSE, SESAME);

    End.talk(server, client, part);

    assertThat(server.told).containsExactly("DEALER \"Rose\" [] with password");
    assertThat(client.told).containsExactly("ROUTER \"\" []");
  }

  @Test
  void plainIsAsTheRfcWritesIt() throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.by("sesame"));
    server.connection.start();
    server.receive(greeting(3, 0, "PLAIN"));
    server.written();

    server.receive(bytes("\4\23\5HELLO\5admin\6sesame"));
    assertThat(server.written()).isEqualTo(bytes("\4\10\7WELCOME"));
    server.receive(bytes("\4\34\10INITIATE\13Socket-Type\0\0\0\3REQ"));
    assertThat(server.written())
        .isEqualTo(bytes("\4\51\5READY\13Socket-Type\0\0\0\6ROUTER\10Identity\0\0\0\0"));
  }

  @Test
  void aWrongPasswordIsToldAndRefused() {
    var server = End.server(SocketType.ROUTER, Admission.by("sesame"));
    var client = End.client(ROSE, new Credentials("anybody", "open"));

    var refused = violation(() -> End.talk(client, server, 1000));

    assertThat(refused.reason()).isEqualTo(Reason.DENIED);
    assertThat(new String(server.written(), ISO_8859_1)).startsWith("\4").contains("\5ERROR");
    assertThat(server.told).isEmpty();
  }

  @Test
  void aClientIsToldWhyItWasRefused() {
    var client = End.client(ROSE, null);
    client.connection.start();

    assertThatThrownBy(
            () -> {
              client.receive(greeting(3, 1, "NULL"));
              client.receive(Command.error("no room").encode());
            })
        .isInstanceOf(ZmtpViolation.class)
        .hasMessage("Expected to be let in, but the peer refused: no room");
  }

  @Test
  void strangersMayBeLetInToo() throws ZmtpViolation {
    for (var credentials : new Credentials[] {null, SESAME}) {
      var server = End.server(SocketType.ROUTER, Admission.preferably("sesame"));
      End.talk(server, End.client(ROSE, credentials), 1000);

      assertThat(server.told.get(0).endsWith(" with password")).isEqualTo(credentials != null);
    }
  }

  @Test
  void bothEndsMustWantTheSameMechanism() {
    var noSecret = violation(() -> meet(Admission.open(), SESAME));
    var noCredentials = violation(() -> meet(Admission.by("sesame"), null));

    assertThat(noSecret.reason()).isEqualTo(Reason.MECHANISM);
    assertThat(noSecret)
        .hasMessageContaining("Expected the mechanism NULL, but the peer wants PLAIN");
    assertThat(noCredentials.reason()).isEqualTo(Reason.MECHANISM);
  }

  private static void meet(Admission admission, Credentials credentials) throws ZmtpViolation {
    End.talk(End.client(ROSE, credentials), End.server(SocketType.ROUTER, admission), 1000);
  }

  @Test
  void olderVersionsAreRefusedByTheFirstByteThatTellsThem() throws ZmtpViolation {
    for (var older : List.of("\1", "\377\0\0\0\0\0\0\0\1\176", "\377\0\0\0\0\0\0\0\1\177\1")) {
      var server = End.server(SocketType.ROUTER, Admission.open());

      server.receive(bytes(older.substring(0, older.length() - 1)));
      var last = older.substring(older.length() - 1);
      assertThat(violation(() -> server.receive(bytes(last))).reason()).isEqualTo(Reason.VERSION);
    }
  }

  @Test
  void laterVersionsAreSpokenToAsThisOne() throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.open());

    server.receive(greeting(4, 7, "NULL"));
    server.receive(bytes("\4\31\5READY\13Socket-Type\0\0\0\3REQ"));

    assertThat(server.told).containsExactly("REQ \"\" []");
  }

  @ParameterizedTest
  @EnumSource
  void socketsTalkOnlyToTheirLikes(SocketType peer) {
    assertThat(SocketType.ROUTER.accepts(peer))
        .isEqualTo(List.of("REQ", "DEALER", "ROUTER").contains(peer.name()));
    assertThat(SocketType.REP.accepts(peer))
        .isEqualTo(List.of("REQ", "DEALER").contains(peer.name()));
    assertThat(SocketType.PUB.accepts(peer))
        .isEqualTo(List.of("SUB", "XSUB").contains(peer.name()));
    for (var type : SocketType.values()) {
      assertThat(type.accepts(peer)).as("%s and %s", type, peer).isEqualTo(peer.accepts(type));
    }
  }

  @Test
  void aSocketOfTheWrongTypeIsTold() {
    var server = End.server(SocketType.ROUTER, Admission.open());

    var refused =
        violation(() -> End.talk(End.client(Metadata.of(SocketType.SUB), null), server, 1000));

    assertThat(refused.reason()).isEqualTo(Reason.SOCKET_TYPE);
    assertThat(new String(server.written(), ISO_8859_1))
        .contains("\5ERROR")
        .contains("but got SUB");
  }

  @Test
  void whoIsNotWelcomeIsToldInsteadOfReady() {
    var server = End.server(SocketType.ROUTER, Admission.open());
    var nobody = Metadata.of(SocketType.DEALER, "nobody".getBytes(UTF_8));

    var refused = violation(() -> End.talk(End.client(nobody, null), server, 1000));

    assertThat(refused.reason()).isEqualTo(Reason.IDENTITY_TAKEN);
    assertThat(new String(server.written(), ISO_8859_1))
        .contains("\5ERROR\26Expected somebody else")
        .doesNotContain("READY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\4\1\5", // a name that is cut short
        "\4\0", // no name
        "\4\6\5REDDY", // another command
        "\4\6\5READY", // no metadata
        "\4\31\5READY\13Socket-Type\0\0\0\4REQ", // a value that is cut short
        "\4\31\5READY\13Socket-Type\377\377\377\377REQ", // a length below zero
        "\4\31\5READY\13Socket-Tipe\0\0\0\3REQ", // no socket type
        "\0\3REQ", // a message
        "\5\0" // a command with more to come
      })
  void whatIsNoReadyIsRefused(String bytes) throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.open());
    server.receive(greeting(3, 1, "NULL"));

    assertThat(violation(() -> server.receive(bytes(bytes))))
        .extracting(ZmtpViolation::reason)
        .isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\4\6\5HELLO", "\4\10\5HELLO\1a", "\4\14\5HELLO\1a\1bcd"})
  void whatIsNoHelloIsRefused(String bytes) throws ZmtpViolation {
    var server = End.server(SocketType.ROUTER, Admission.by("sesame"));
    server.receive(greeting(3, 1, "PLAIN"));

    assertThat(violation(() -> server.receive(bytes(bytes))).reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void propertyNamesAreReadInAnyCaseAndOthersKept() throws ZmtpViolation {
    var metadata = Metadata.parse(bytes("\13SOCKET-type\0\0\0\3REQ\1X\0\0\0\2yz"));

    assertThat(metadata.type()).isEqualTo(SocketType.REQ);
    assertThat(metadata.others()).containsOnlyKeys("x");
    assertThat(metadata.others().get("x")).isEqualTo(bytes("yz"));
  }

  @Test
  void theCommandsOfAHandshakeAreBoundedTogether() throws ZmtpViolation {
    var limits = new ZmtpLimits(100, 3, 1000, 40);
    var server = End.server(SocketType.ROUTER, Admission.by("sesame"), limits);
    server.receive(greeting(3, 1, "PLAIN"));
    server.receive(bytes("\4\23\5HELLO\5admin\6sesame"));

    // 19 of 40 bytes are used; the length alone is enough to refuse the rest.
    assertThat(violation(() -> server.receive(bytes("\4\26"))).reason())
        .isEqualTo(Reason.TOO_LARGE);
  }

  private static ZmtpViolation violation(ThrowingCallable what) {
    return catchThrowableOfType(ZmtpViolation.class, what);
  }

  private static byte[] greeting(int major, int minor, String mechanism) {
    var hex = "ff00000000000000007f%02x%02x".formatted(major, minor);
    var name = HexFormat.of().formatHex(mechanism.getBytes(UTF_8));
    return HexFormat.of().parseHex((hex + name + "0".repeat(128)).substring(0, 128));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
