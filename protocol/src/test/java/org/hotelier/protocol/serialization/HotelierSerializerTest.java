package org.hotelier.protocol.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.time.Duration;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.hotelier.protocol.SealedHierarchy;
import org.hotelier.protocol.membership.MembershipMessage;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;
import org.hotelier.protocol.membership.MembershipMessage.LetIn;
import org.hotelier.protocol.seekchat.Peer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What crosses nodes, through Pekko's own serialization with the module's own settings. */
class HotelierSerializerTest {
  private static final ActorTestKit KIT = ActorTestKit.create("serialization");
  private static final Serialization SERIALIZATION =
      SerializationExtension.get(Adapter.toClassic(KIT.system()));
  private static final HexFormat HEX = HexFormat.of();

  private static final Peer PEER = new Peer("node-1", "127.0.0.1", 33_000, 17_355, 1234567890123L);
  private static final String PEER_BYTES =
      "0a066e6f64652d31"
          + "12093132372e302e302e31"
          + "18e88102"
          + "20cb8701"
          + "29cb04fb711f010000";
  private static final CallBackOrder ORDER =
      new CallBackOrder(PEER, KIT.createTestProbe(CallBackReport.class).ref(), true);

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  static List<MembershipMessage> messages() {
    return List.of(
        new Introduction(PEER, "pekko://hotelier@127.0.0.1:17355", -2, "c1", true),
        ORDER,
        new CallBackReport("node-2", "why"),
        new LetIn(PEER));
  }

  /** What each message looks like on the wire, behind its manifest; this never changes. */
  private static Map<Class<?>, String> golden() {
    var replyTo =
        ActorRefResolver.get(KIT.system()).toSerializationFormat(ORDER.replyTo()).getBytes(UTF_8);
    return Map.of(
        Introduction.class,
        "membership.introduction "
            + PEER_BYTES
            + "322070656b6b6f3a2f2f686f74656c696572403132372e302e302e313a3137333535"
            + "39feffffffffffffff"
            + "4001"
            + "4a026331",
        CallBackOrder.class,
        "membership.call-back-order "
            + PEER_BYTES
            + "32"
            + HEX.toHexDigits((byte) replyTo.length)
            + HEX.formatHex(replyTo)
            + "3801",
        CallBackReport.class,
        "membership.call-back-report " + "0a066e6f64652d32" + "1203776879",
        LetIn.class,
        "membership.let-in " + PEER_BYTES);
  }

  @Test
  void everyMessageThatCrossesNodesIsTriedHere() {
    var every = SealedHierarchy.records(MembershipMessage.class);

    assertThat(messages().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(every);
    assertThat(golden().keySet()).isEqualTo(every);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void pekkoFindsOurSerializerForEveryMessage(MembershipMessage message) {
    var serializer = SERIALIZATION.findSerializerFor(message);

    assertThat(serializer).isInstanceOf(HotelierSerializer.class);
    assertThat(serializer.identifier()).isEqualTo(33_000);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyMessageSurvivesARoundTrip(MembershipMessage message) throws Exception {
    assertThat(serializer().fromBinary(serializer().toBinary(message), manifest(message)))
        .isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void writesAndReadsTheBytesAgreedOn(MembershipMessage message) throws Exception {
    var golden = golden().get(message.getClass());

    assertThat(manifest(message) + " " + HEX.formatHex(serializer().toBinary(message)))
        .isEqualTo(golden);
    var bytes = HEX.parseHex(golden.substring(golden.indexOf(' ') + 1));
    assertThat(serializer().fromBinary(bytes, manifest(message))).isEqualTo(message);
  }

  @Test
  void refusesAManifestItDoesNotKnow() {
    assertThatThrownBy(() -> serializer().fromBinary(new byte[0], "membership.party"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("membership.party");
  }

  @Test
  void refusesBytesThatDoNotFitTheManifest() {
    assertThatThrownBy(
            () -> serializer().fromBinary(new byte[] {-1}, "membership.call-back-report"))
        .isInstanceOf(NotSerializableException.class)
        .hasMessageContaining("membership.call-back-report");
  }

  @Test
  void refusesAMessageWithoutACodec() {
    assertThatThrownBy(() -> serializer().toBinary("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String; add one to a codec list");
  }

  @Test
  void javaSerializationIsOff() {
    assertThatThrownBy(() -> SERIALIZATION.serialize(new Date()).get())
        .hasMessageContaining("allow-java-serialization");
    assertThat(KIT.system().settings().config().getBoolean("pekko.actor.allow-java-serialization"))
        .isFalse();
  }

  private static SerializerWithStringManifest serializer() {
    return (SerializerWithStringManifest) SERIALIZATION.findSerializerFor(ORDER);
  }

  private static String manifest(MembershipMessage message) {
    return serializer().manifest(message);
  }
}
