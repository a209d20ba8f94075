package org.hotelier.protocol.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.hotelier.protocol.SealedHierarchy;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Acknowledged;
import org.hotelier.protocol.broker.BrokerMessage.Again;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.BrokerQuery;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.Instruct;
import org.hotelier.protocol.broker.BrokerQuery.Instructed;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.BrokerQuery.ServicesPage;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.BrokerQuery.TellServices;
import org.hotelier.protocol.broker.BrokerSamples;
import org.hotelier.protocol.broker.GuestRow;
import org.hotelier.protocol.broker.Pages;
import org.hotelier.protocol.broker.ServiceRow;
import org.hotelier.protocol.broker.Session;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What brokers send one another, through Pekko's own serialization. */
class BrokerSerializationTest {
  private static final ActorTestKit KIT = ActorTestKit.create("broker-serialization");
  private static final Serialization SERIALIZATION =
      SerializationExtension.get(Adapter.toClassic(KIT.system()));
  private static final HexFormat HEX = HexFormat.of();
  private static final Session SESSION = new Session(1, -2);
  private static final String SESSION_BYTES = "090100000000000000" + "11feffffffffffffff";
  private static final TellServices TELL_SERVICES =
      new TellServices(KIT.createTestProbe(ServicesPage.class).ref());
  private static final TellGuests TELL_GUESTS =
      new TellGuests("echo", KIT.createTestProbe(GuestsPage.class).ref());

  private static final Instruct INSTRUCT =
      new Instruct(Instruction.MAY_GUEST_STOP, "n1/7", KIT.createTestProbe(Instructed.class).ref());

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  static List<Object> messages() {
    return List.of(
        new Batch(SESSION, 5, 300, BrokerSamples.items()),
        new Chunk(SESSION, 5, 6, true, ByteBuffer.wrap("ab".getBytes(UTF_8)).asReadOnlyBuffer()),
        new Acknowledged(SESSION, 5),
        new Again(SESSION, 5),
        TELL_SERVICES,
        TELL_GUESTS,
        new ServicesPage("n1", 1, true, List.of(new ServiceRow("echo", 1, 2, 3, 4, 5, 6))),
        new GuestsPage(
            "n1",
            1,
            true,
            List.of(new GuestRow("a", "echo", "worker", "n1", "live", 1, 2, 3, "m"))),
        INSTRUCT,
        new Instructed("n1", true, List.of("why")));
  }

  /** What each message looks like on the wire, behind its manifest; this never changes. */
  private static List<String> golden() {
    return List.of(
        "broker.batch "
            + SESSION_BYTES
            + "1805"
            + "20ac02"
            + "2a1a"
            + "0a18"
            + "08071002"
            + "1a00"
            + "1a026162"
            + "22046563686f"
            + "2a027231"
            + "30e0d403"
            + "2a06"
            + "1204"
            + "08071002"
            + "2a0b"
            + "1a09"
            + "08071002"
            + "220167"
            + "2801"
            + "2a0a"
            + "2208"
            + "08071002"
            + "1a026162"
            + "2a0d"
            + "2a0b"
            + "08071002"
            + "1a026162"
            + "220167"
            + "2a17"
            + "3215"
            + "08071002"
            + "220167"
            + "2a03576879"
            + "32076e6f74206e6f77"
            + "2a0e"
            + "3a0c"
            + "08071002"
            + "2206636c6f736564"
            + "2a0c"
            + "420a"
            + "08071002"
            + "220466756c6c"
            + "2a1d"
            + "4a1b"
            + "22046563686f"
            + "2803"
            + "3004"
            + "3802"
            + "4001"
            + "48fa01"
            + "5001"
            + "5805"
            + "6006"
            + "6807"
            + "7008"
            + "2a04"
            + "5202"
            + "2001"
            + "2a04"
            + "5a02"
            + "2001"
            + "2a0a"
            + "6208"
            + "22046563686f"
            + "2801"
            + "2a02"
            + "6a00",
        "broker.chunk " + SESSION_BYTES + "1805" + "2006" + "2801" + "32026162",
        "broker.acknowledged " + SESSION_BYTES + "1805",
        "broker.again " + SESSION_BYTES + "1805",
        "broker.tell-services " + text("0a", TELL_SERVICES.replyTo()),
        "broker.tell-guests " + "0a046563686f" + text("12", TELL_GUESTS.replyTo()),
        "broker.services-page "
            + "0a026e31"
            + "1001"
            + "1801"
            + "2212"
            + "0a046563686f"
            + "1001"
            + "1802"
            + "2003"
            + "2804"
            + "3005"
            + "3806",
        "broker.guests-page "
            + "0a026e31"
            + "1001"
            + "1801"
            + "2224"
            + "0a0161"
            + "12046563686f"
            + "1a06776f726b6572"
            + "22026e31"
            + "2a046c697665"
            + "3001"
            + "3802"
            + "4003"
            + "4a016d",
        "broker.instruct " + "0803" + "12046e312f37" + text("1a", INSTRUCT.replyTo()),
        "broker.instructed " + "0a026e31" + "1001" + "1a03776879");
  }

  private static String text(String tag, ActorRef<?> ref) {
    var text = ActorRefResolver.get(KIT.system()).toSerializationFormat(ref).getBytes(UTF_8);
    return tag + HEX.toHexDigits((byte) text.length) + HEX.formatHex(text);
  }

  static Stream<Arguments> messagesAndGolden() {
    var messages = messages();
    var golden = golden();
    return IntStream.range(0, messages.size())
        .mapToObj(i -> Arguments.of(messages.get(i), golden.get(i)));
  }

  @Test
  void everyMessageBetweenBrokersIsTriedHere() {
    var every =
        Stream.of(BrokerMessage.class, BrokerQuery.class)
            .flatMap(root -> SealedHierarchy.records(root).stream())
            .toList();

    assertThat(messages().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(every);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void pekkoFindsOurSerializerForEveryMessage(Object message) {
    assertThat(SERIALIZATION.findSerializerFor(message)).isInstanceOf(HotelierSerializer.class);
  }

  @ParameterizedTest
  @MethodSource("messagesAndGolden")
  void writesAndReadsTheBytesAgreedOn(Object message, String golden) throws Exception {
    assertThat(manifest(message) + " " + HEX.formatHex(serializer().toBinary(message)))
        .isEqualTo(golden);
    var bytes = HEX.parseHex(golden.substring(golden.indexOf(' ') + 1));
    assertThat(serializer().fromBinary(bytes, manifest(message)))
        .usingRecursiveComparison()
        .withEqualsForType(ByteBuffer::equals, ByteBuffer.class)
        .isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void bytesThatAreNoMessageAreRefusedAndNothingElse(Object message) {
    var bytes = serializer().toBinary(message);
    for (int seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      var broken = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      for (int i = random.nextInt(4); i > 0 && broken.length > 0; i--) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      }
      try {
        serializer().fromBinary(broken, manifest(message));
      } catch (NotSerializableException refused) {
        assertThat(refused).hasMessageContaining(manifest(message));
      } catch (Exception other) {
        fail("seed " + seed, other);
      }
    }
  }

  @Test
  void numbersThatNoSenderGivesAreRefused() {
    var acknowledgesLessThanNothing = HEX.parseHex(SESSION_BYTES + "18ffffffffffffffffff01");
    var beginsAtZero = HEX.parseHex(SESSION_BYTES + "2000");

    for (var manifest : List.of("broker.batch", "broker.chunk", "broker.acknowledged")) {
      assertThatThrownBy(() -> serializer().fromBinary(acknowledgesLessThanNothing, manifest))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("acknowledgement from 0");
    }
    assertThatThrownBy(() -> serializer().fromBinary(beginsAtZero, "broker.batch"))
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void anInstructionOfALaterVersionIsRefused() {
    for (var unknown : List.of("", "0805")) {
      assertThatThrownBy(() -> serializer().fromBinary(HEX.parseHex(unknown), "broker.instruct"))
          .isInstanceOf(NotSerializableException.class)
          .hasMessageContaining("broker.instruct");
    }
  }

  @Test
  void groupsWithinGroupsWithoutEndAreRefused() {
    var groups = new byte[100_000];
    Arrays.fill(groups, (byte) (9 << 3 | 3));

    assertThatThrownBy(() -> serializer().fromBinary(groups, "broker.batch"))
        .isInstanceOf(NotSerializableException.class);
  }

  @Test
  void everyPageOfAHundredThousandRowsFitsOneMessage() {
    var rows =
        IntStream.range(0, 100_000)
            .mapToObj(
                i -> new GuestRow("a" + i, "echo", "worker", "n1", "live", i, -i, i, "é".repeat(9)))
            .toList();

    assertThat(Pages.ofGuests("n1", rows))
        .allSatisfy(
            page -> assertThat(serializer().toBinary(page)).hasSizeLessThanOrEqualTo(128 * 1024));
  }

  private static SerializerWithStringManifest serializer() {
    return (SerializerWithStringManifest) SERIALIZATION.findSerializerFor(TELL_SERVICES);
  }

  private static String manifest(Object message) {
    return serializer().manifest(message);
  }
}
