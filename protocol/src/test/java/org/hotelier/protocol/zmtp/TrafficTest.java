package org.hotelier.protocol.zmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 37/ZMTP after the handshake: messages, PING, subscriptions, and what is too much. */
class TrafficTest {

  private static final ZmtpLimits SMALL = new ZmtpLimits(1000, 3, 40, 100);

  private final End server = End.server(SocketType.ROUTER, Admission.open(), SMALL);
  private final End client = End.client(Metadata.of(SocketType.DEALER), null);

  private void greeted() throws ZmtpViolation {
    End.talk(server, client, 1000);
    server.told.clear();
  }

  @Test
  void everySplitOfTheBytesGivesTheSameMessages() throws ZmtpViolation {
    var random = new Random(1);
    var sent = new ArrayList<List<byte[]>>();
    for (int size : new int[] {0, 1, 255, 256, 333}) {
      sent.add(List.of(new byte[0], random(random, size), random(random, size)));
      sent.add(List.of(random(random, size)));
    }
    var bytes = ByteBuffer.allocate(sent.stream().mapToInt(MessageEncoder::size).sum());
    sent.forEach(message -> MessageEncoder.write(message, bytes));

    for (int at = 0; at <= bytes.capacity(); at++) {
      var whole = End.server(SocketType.ROUTER, Admission.open(), SMALL);
      End.talk(whole, End.client(Metadata.of(SocketType.DEALER), null), 1000);
      whole.connection.receive(ByteBuffer.wrap(bytes.array(), 0, at));
      whole.connection.receive(ByteBuffer.wrap(bytes.array(), at, bytes.capacity() - at));
      assertThat(hex(whole.messages)).as("split at %d", at).isEqualTo(hex(sent));
    }
    greeted();
    server.receive(bytes.array(), 1);
    assertThat(hex(server.messages)).isEqualTo(hex(sent));
  }

  private static List<List<String>> hex(List<List<byte[]>> messages) {
    return messages.stream()
        .map(message -> message.stream().map(HexFormat.of()::formatHex).toList())
        .toList();
  }

  @Test
  void aLargeFrameThatArrivesInPartsIsWhole() throws ZmtpViolation {
    var large = End.server(SocketType.ROUTER, Admission.open());
    End.talk(large, client, 1000);
    var sent = List.of(random(new Random(2), 3_000_000), random(new Random(3), 1_000_000));

    large.receive(MessageEncoder.encode(sent), 65_537);

    assertThat(hex(large.messages)).isEqualTo(hex(List.of(sent)));
  }

  @Test
  void theLongFormIsReadForShortFramesToo() throws ZmtpViolation {
    greeted();

    server.receive(bytes("\3\0\0\0\0\0\0\0\1a\2\0\0\0\0\0\0\0\0"));

    assertThat(server.told).containsExactly("[61, ]");
  }

  @Test
  void whatTheLimitsAllowIsTaken() throws ZmtpViolation {
    greeted();

    server.receive(MessageEncoder.encode(List.of(new byte[500], new byte[0], new byte[500])));
    server.receive(MessageEncoder.encode(List.of(new byte[1000])));

    assertThat(server.messages).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\2\0\0\0\0\0\0\3\351", // a frame of 1001 bytes
        "\2\177\377\377\377\377\377\377\377", // the longest there can be
        "\1\2ab\2\0\0\0\0\0\0\3\347", // 2 bytes and then 999
        "\1\0\1\0\1\0\0\0", // four frames
        "\4\51" // a command of 41 bytes
      })
  void moreIsRefusedByItsLengthAlone(String bytes) throws ZmtpViolation {
    greeted();

    assertThat(violation(() -> server.receive(bytes(bytes)))).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\10\0", // a reserved flag
        "\377",
        "\5\1a", // a command with more to come
        "\2\200\0\0\0\0\0\0\0", // a length of 64 bits
        "\4\0", // a command without a name
        "\4\3\3ab", // whose name is cut short
        "\4\6\4PING\0", // a TTL cut short
        "\4\30\4PING\0\0seventeen bytes!!" // a context too long
      })
  void whatIsNoFrameIsRefused(String bytes) throws ZmtpViolation {
    greeted();

    assertThat(violation(() -> server.receive(bytes(bytes)))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void pingIsAnsweredWithItsContextAlsoBetweenTheFramesOfAMessage() throws ZmtpViolation {
    greeted();

    server.receive(bytes("\1\1a\4\27\4PING\0\12sixteen bytes ok\0\1b"));

    assertThat(server.told).containsExactly("alive within PT1S", "[61, 62]");
    assertThat(server.written()).isEqualTo(bytes("\4\25\4PONGsixteen bytes ok"));
  }

  @Test
  void pingWithoutATimeExpectsNothing() throws ZmtpViolation {
    greeted();

    client.connection.ping(Duration.ZERO);
    End.carry(client, server, 1000);
    client.connection.ping(Duration.ofHours(99)); // more than the wire can say

    assertThat(server.told).isEmpty();
    assertThat(client.written()).isEqualTo(bytes("\4\7\4PING\377\377"));
  }

  @Test
  void commandsOfLaterVersionsAreIgnored() throws ZmtpViolation {
    greeted();

    server.receive(bytes("\4\6\5WINKS\0\1a"));

    assertThat(server.told).containsExactly("[61]");
  }

  @Test
  void anErrorEndsTheConnection() throws ZmtpViolation {
    greeted();

    assertThat(violation(() -> server.receive(Command.error("enough").encode())))
        .isEqualTo(Reason.REFUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void subscriptionsAreMessagesInEitherVersion(int minor) throws ZmtpViolation {
    var pub = End.server(SocketType.PUB, Admission.open());
    var sub = End.client(Metadata.of(SocketType.SUB), null);
    sub.connection.start();
    pub.connection.start();
    pub.receive(sub.written());
    var greeting = pub.written();
    greeting[11] = (byte) minor;
    sub.receive(greeting);
    End.carry(sub, pub, 1000);

    sub.connection.subscribe(bytes("abc"));
    sub.connection.cancel(bytes("abc"));
    var written = sub.written();
    pub.receive(written);

    assertThat(written)
        .isEqualTo(
            bytes(minor == 0 ? "\0\4\1abc\0\4\0abc" : "\4\15\11SUBSCRIBEabc\4\12\6CANCELabc"));
    assertThat(pub.told).containsExactly("SUB \"\" []", "[01616263]", "[00616263]");
  }

  @Test
  void aMessageNeedsAFrame() {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class,
                () -> MessageEncoder.encode(Collections.emptyList())))
        .hasMessageStartingWith("Expected a message with a frame");
  }

  private static Reason violation(ThrowingCallable what) {
    var violation = catchThrowableOfType(ZmtpViolation.class, what);
    return violation == null ? null : violation.reason();
  }

  private static byte[] random(Random random, int size) {
    var bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
