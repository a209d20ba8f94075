package org.hotelier.protocol.seekchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hotelier.protocol.SealedHierarchy;
import org.hotelier.protocol.seekchat.SeekMessage.CallBack;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;
import org.hotelier.protocol.wire.seekchat.SeekMessage.Builder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SeekChat on the wire. The bytes below never change: they are what other versions send. */
class SeekCodecTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final Peer SENDER =
      new Peer("node-1", "127.0.0.1", 33_000, 17_355, 1234567890123L);

  /** Version 1, cluster name, sender, nonce 01020304: what precedes every payload. */
  private static final String ENVELOPE =
      "0801"
          + "1208686f74656c696572"
          + "1a24"
          + "0a066e6f64652d31"
          + "12093132372e302e302e31"
          + "18e88102"
          + "20cb8701"
          + "29cb04fb711f010000"
          + "220401020304";

  static Stream<Arguments> goldenPayloads() {
    return Stream.of(
        Arguments.of(new Join(), "5200"),
        Arguments.of(new Claim(), "5a00"),
        Arguments.of(new Yield(new ClusterView("c1", 2, "a")), "7a0b0a090a02633110021a0161"),
        Arguments.of(new Check(new ClusterView("c1", 2, "a")), "620b0a090a02633110021a0161"),
        Arguments.of(new CallBack(), "6a00"),
        Arguments.of(new Link("c1", 7), "72060a0263311007"),
        Arguments.of(new Self(), "a20100"),
        Arguments.of(new Wait(Phase.SETTLED, "c1", "why"), "aa010b0804120263311a03776879"),
        Arguments.of(new Founding("c1"), "b201040a026331"),
        Arguments.of(new Standalone("c1"), "ba01040a026331"),
        Arguments.of(new Nodes("c1", List.of("a", "b")), "c2010a0a026331120161120162"),
        Arguments.of(
            new Joined("c1", "pekko://h@127.0.0.1:17355", 3),
            "ca01210a0263311219" + "70656b6b6f3a2f2f68403132372e302e302e313a3137333535" + "1803"),
        Arguments.of(
            new JoinFailed("c1", "why", Hindrance.PAIR, "b"), "d2010e0a02633112037768791802220162"),
        Arguments.of(new Grant(), "da0100"),
        Arguments.of(new Proven(), "e20100"),
        Arguments.of(new Linked(7), "ea01020807"),
        Arguments.of(new Gone("c1"), "f201040a026331"),
        Arguments.of(new ErrorReply("why"), "fa01050a03776879"));
  }

  @ParameterizedTest
  @MethodSource("goldenPayloads")
  void writesTheBytesAgreedOn(Payload payload, String hex) {
    assertThat(HEX.formatHex(SeekCodec.encode(message(payload)).toByteArray()))
        .isEqualTo(ENVELOPE + hex);
  }

  /** A node in no cluster has nothing to say of it. */
  @Test
  void aCheckFromNoClusterIsEmpty() throws MalformedSeek {
    var unsettled = message(new Check(ClusterView.NONE));

    assertThat(HEX.formatHex(SeekCodec.encode(unsettled).toByteArray()))
        .isEqualTo(ENVELOPE + "6200");
    assertThat(SeekCodec.decode(SeekCodec.frame(SeekCodec.encode(unsettled), ByteString.EMPTY)))
        .extracting(SeekFrame::message)
        .isEqualTo(unsettled);
  }

  @ParameterizedTest
  @MethodSource("goldenPayloads")
  void readsTheBytesAgreedOn(Payload payload, String hex) throws MalformedSeek {
    var bytes = ByteString.copyFrom(HEX.parseHex(ENVELOPE + hex));
    var proof = ByteString.copyFromUtf8("proof");

    assertThat(SeekCodec.decode(SeekCodec.frame(bytes, proof)))
        .isEqualTo(new SeekFrame(message(payload), bytes, proof));
  }

  @Test
  void writesTheFrameAgreedOn() throws MalformedSeek {
    var frame = SeekCodec.frame(ByteString.copyFromUtf8("ab"), ByteString.copyFromUtf8("c"));

    assertThat(HEX.formatHex(frame)).isEqualTo("0a026162" + "120163");
    var question = "0a3a" + ENVELOPE + "5200";
    assertThat(SeekCodec.decode(HEX.parseHex(question)).message()).isEqualTo(message(new Join()));
  }

  @ParameterizedTest
  @MethodSource("goldenPhases")
  void writesThePhasesAgreedOn(Phase phase, String hex) throws MalformedSeek {
    var bytes = SeekCodec.encode(message(new Wait(phase, "", "")));

    assertThat(HEX.formatHex(bytes.toByteArray())).isEqualTo(ENVELOPE + hex);
    assertThat(decode(bytes).payload()).isEqualTo(new Wait(phase, "", ""));
  }

  static Stream<Arguments> goldenPhases() {
    return Stream.of(
        Arguments.of(Phase.STARTING, "aa0100"),
        Arguments.of(Phase.SEEKING, "aa01020801"),
        Arguments.of(Phase.FOUNDING, "aa01020802"),
        Arguments.of(Phase.JOINING, "aa01020803"),
        Arguments.of(Phase.SETTLED, "aa01020804"),
        Arguments.of(Phase.LEAVING, "aa01020805"));
  }

  /** BE-25: a later version may refuse for other reasons; the words for it are still understood. */
  @Test
  void aHindranceOfALaterVersionIsReadAsAnother() throws MalformedSeek {
    var fromLater = ByteString.copyFrom(HEX.parseHex(ENVELOPE + "d201070a02633118e807"));

    assertThat(decode(fromLater).payload())
        .isEqualTo(new JoinFailed("c1", "", Hindrance.OTHER, ""));
  }

  @Test
  void hasGoldenBytesAndASampleOfEveryPayloadAndPhase() {
    var every = SealedHierarchy.records(Payload.class);

    assertThat(goldenPayloads().<Class<?>>map(row -> row.get()[0].getClass()))
        .containsExactlyInAnyOrderElementsOf(every);
    assertThat(
            SeekSamples.KINDS.stream().<Class<?>>map(kind -> kind.apply(new Random(1)).getClass()))
        .containsExactlyInAnyOrderElementsOf(every);
    assertThat(goldenPhases().map(row -> row.get()[0])).containsExactly((Object[]) Phase.values());
  }

  /** BE-35. */
  @Test
  void everyPayloadOfEveryTypeSurvivesARoundTrip() throws MalformedSeek {
    for (int seed = 0; seed < 200; seed++) {
      var random = new Random(seed);
      for (var kind : SeekSamples.KINDS) {
        var message = SeekSamples.message(random, kind.apply(random));

        assertThat(decode(SeekCodec.encode(message))).as("seed %d", seed).isEqualTo(message);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "localhost", "127.0.0", "127.0.0.1.2", "127.0.0.256", "127.0.0.1.", ".127.0.0.1",
        "127..0.1", "127.0.0.-1", " 127.0.0.1", "127.0.0.1\n", "::1", "１27.0.0.1", "127.0.0.01"
      })
  void refusesASenderWhoseHostIsNoIpv4Address(String host) {
    assertRefused(wire -> wire.getSenderBuilder().setHost(host), "host as an IPv4 address");
  }

  @Test
  void acceptsTheFirstAndTheLastHostAndPort() throws MalformedSeek {
    for (var host : List.of("0.0.0.0", "255.255.255.255", "10.99.100.199", "1.249.250.9")) {
      assertThat(decode(changed(wire -> wire.getSenderBuilder().setHost(host))).sender().host())
          .isEqualTo(host);
    }
    var ports = changed(wire -> wire.getSenderBuilder().setListenerPort(65_535).setClusterPort(0));
    assertThat(decode(ports).sender())
        .isEqualTo(new Peer("node-1", "127.0.0.1", 65_535, 0, SENDER.run()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesAListenerPortOutOfRange(int port) {
    assertRefused(wire -> wire.getSenderBuilder().setListenerPort(port), "a port from 1 to 65535");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536, Integer.MIN_VALUE})
  void refusesAClusterPortOutOfRange(int port) {
    assertRefused(wire -> wire.getSenderBuilder().setClusterPort(port), "a port from 0 to 65535");
  }

  static Stream<String> badNames() {
    return Stream.of("", "x".repeat(256), "two\nlines", "esc\u001b[31m", "nul\0", "del\u007f");
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void refusesNamesThatAreEmptyTooLongOrNotPrintable(String name) {
    assertRefused(wire -> wire.getSenderBuilder().setName(name), "a node name of 1 to 255");
    assertRefused(wire -> wire.setClusterName(name), "a cluster name of 1 to 255");
  }

  @Test
  void acceptsTheLongestName() throws MalformedSeek {
    var longest = "ü".repeat(255);

    assertThat(decode(changed(wire -> wire.setClusterName(longest))).clusterName())
        .isEqualTo(longest);
  }

  @Test
  void refusesANonceThatIsTooLong() throws MalformedSeek {
    var longest = ByteString.copyFrom(new byte[64]);

    assertThat(decode(changed(wire -> wire.setNonce(longest))).nonce()).isEqualTo(longest);
    assertRefused(
        wire -> wire.setNonce(ByteString.copyFrom(new byte[65])), "a nonce of at most 64 bytes");
  }

  @Test
  void refusesAMessageWithoutAPayloadItKnows() {
    assertRefused(Builder::clearPayload, "a payload this version knows");

    var ofALaterVersion = ByteString.copyFrom(HEX.parseHex(ENVELOPE + "820200"));
    assertThatThrownBy(() -> decode(ofALaterVersion))
        .isInstanceOf(MalformedSeek.class)
        .hasMessageContaining("a payload this version knows");
  }

  @Test
  void refusesAPhaseItDoesNotKnow() {
    assertRefused(wire -> wire.getWaitBuilder().setPhaseValue(99), "a phase this version knows");
  }

  @Test
  void refusesAMessageWithoutASender() {
    assertRefused(Builder::clearSender, "the sender's host");
  }

  /** BE-30. */
  @Test
  void refusesAFrameBeyondTheLimit() {
    assertThatThrownBy(() -> SeekCodec.decode(new byte[64 * 1024 + 1]))
        .isInstanceOf(MalformedSeek.class)
        .hasMessage("Expected at most 65536 bytes, but got 65537");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ff", "0a05", "0a0101", "0a00", "474554202f20485454502f312e310d0a"})
  void refusesBytesThatAreNoSeekChat(String hex) {
    assertThatThrownBy(() -> SeekCodec.decode(HEX.parseHex(hex)))
        .isInstanceOf(MalformedSeek.class)
        .hasMessageStartingWith("Expected ");
  }

  /** A later version may add fields; an earlier one still understands the rest. */
  @Test
  void ignoresFieldsOfALaterVersion() throws MalformedSeek {
    var bytes = ByteString.copyFrom(HEX.parseHex(ENVELOPE + "5200" + "a80601"));

    assertThat(decode(bytes)).isEqualTo(message(new Join()));
  }

  private static void assertRefused(Consumer<Builder> change, String because) {
    assertThatThrownBy(() -> decode(changed(change)))
        .isInstanceOf(MalformedSeek.class)
        .hasMessageContaining("Expected")
        .hasMessageContaining(because);
  }

  private static ByteString changed(Consumer<Builder> change) {
    try {
      var wire =
          org.hotelier.protocol.wire.seekchat.SeekMessage.parseFrom(
              SeekCodec.encode(message(new Join())));
      var builder = wire.toBuilder();
      change.accept(builder);
      return builder.build().toByteString();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static SeekMessage decode(ByteString message) throws MalformedSeek {
    return SeekCodec.decode(SeekCodec.frame(message, ByteString.EMPTY)).message();
  }

  private static SeekMessage message(Payload payload) {
    return new SeekMessage(
        SeekMessage.VERSION,
        "hotelier",
        SENDER,
        ByteString.copyFrom(new byte[] {1, 2, 3, 4}),
        payload);
  }
}
