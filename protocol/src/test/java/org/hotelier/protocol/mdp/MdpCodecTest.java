package org.hotelier.protocol.mdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.protocol.mdp.MdpVersion.V0_1;
import static org.hotelier.protocol.mdp.MdpVersion.V0_2;
import static org.hotelier.protocol.mdp.Wire.bytes;
import static org.hotelier.protocol.mdp.Wire.frames;
import static org.hotelier.protocol.mdp.Wire.hex;
import static org.hotelier.protocol.mdp.Wire.message;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** origins.md 4c: the bytes on the wire, both ways. */
class MdpCodecTest {
  private static final byte[] ADDRESS = HexFormat.ofDelimiter(" ").parseHex("00 80 00 00 29");
  private static final byte[] NOTHING = {};

  private final MdpCodec codec = new MdpCodec();

  static Stream<Arguments> golden() {
    return Stream.of(
        arguments(
            "client REQUEST 0.1",
            new RequesterMessage.Request(V0_1, "echo", message("Hello")),
            "01 00 01 06 4d 44 50 43 30 31 01 04 65 63 68 6f 00 05 48 65 6c 6c 6f"),
        arguments(
            "mmi.service echo",
            new RequesterMessage.Request(V0_1, "mmi.service", message("echo")),
            "01 00 01 06 4d 44 50 43 30 31 01 0b 6d 6d 69 2e 73 65 72 76 69 63 65"
                + " 00 04 65 63 68 6f"),
        arguments(
            "READY 0.1",
            new WorkerMessage.Ready(V0_1, "echo", NOTHING),
            "01 00 01 06 4d 44 50 57 30 31 01 01 01 00 04 65 63 68 6f"),
        arguments(
            "HEARTBEAT 0.1",
            new WorkerMessage.Heartbeat(V0_1),
            "01 00 01 06 4d 44 50 57 30 31 00 01 04"),
        arguments(
            "DISCONNECT 0.1",
            new WorkerMessage.Disconnect(V0_1),
            "01 00 01 06 4d 44 50 57 30 31 00 01 05"),
        arguments(
            "REQUEST to worker 0.1",
            new WorkerMessage.Request(V0_1, ADDRESS, message("Hello")),
            "01 00 01 06 4d 44 50 57 30 31 01 01 02 01 05 00 80 00 00 29 01 00"
                + " 00 05 48 65 6c 6c 6f"),
        arguments(
            "REPLY from worker 0.1",
            new WorkerMessage.Final(V0_1, ADDRESS, message("Hello")),
            "01 00 01 06 4d 44 50 57 30 31 01 01 03 01 05 00 80 00 00 29 01 00"
                + " 00 05 48 65 6c 6c 6f"),
        arguments(
            "READY 0.2",
            new WorkerMessage.Ready(V0_2, "echo", NOTHING),
            "01 06 4d 44 50 57 30 32 01 01 01 00 04 65 63 68 6f"),
        arguments(
            "client REQUEST 0.2",
            new RequesterMessage.Request(V0_2, "echo", message("Hello")),
            "01 06 4d 44 50 43 30 32 01 01 01 01 04 65 63 68 6f 00 05 48 65 6c 6c 6f"),
        arguments(
            "client PARTIAL 0.2",
            new RequesterMessage.Partial("echo", message("part")),
            "01 06 4d 44 50 43 30 32 01 01 02 01 04 65 63 68 6f 00 04 70 61 72 74"),
        arguments(
            "client FINAL 0.2",
            new RequesterMessage.Final(V0_2, "echo", message("done")),
            "01 06 4d 44 50 43 30 32 01 01 03 01 04 65 63 68 6f 00 04 64 6f 6e 65"),
        arguments(
            "M2-02: HEARTBEAT 0.2",
            new WorkerMessage.Heartbeat(V0_2),
            "01 06 4d 44 50 57 30 32 00 01 05"),
        arguments(
            "M2-02: DISCONNECT 0.2",
            new WorkerMessage.Disconnect(V0_2),
            "01 06 4d 44 50 57 30 32 00 01 06"),
        arguments(
            "REQUEST to worker 0.2",
            new WorkerMessage.Request(V0_2, ADDRESS, message("Hello")),
            "01 06 4d 44 50 57 30 32 01 01 02 01 05 00 80 00 00 29 01 00 00 05 48 65 6c 6c 6f"),
        arguments(
            "PARTIAL from worker 0.2",
            new WorkerMessage.Partial(ADDRESS, message("Hello")),
            "01 06 4d 44 50 57 30 32 01 01 03 01 05 00 80 00 00 29 01 00 00 05 48 65 6c 6c 6f"),
        arguments(
            "FINAL from worker 0.2",
            new WorkerMessage.Final(V0_2, ADDRESS, message("Hello")),
            "01 06 4d 44 50 57 30 32 01 01 04 01 05 00 80 00 00 29 01 00 00 05 48 65 6c 6c 6f"),
        arguments(
            "READY with options",
            new WorkerMessage.Ready(V0_1, "echo", bytes("credit=8\n")),
            "01 00 01 06 4d 44 50 57 30 31 01 01 01 01 04 65 63 68 6f"
                + " 00 09 63 72 65 64 69 74 3d 38 0a"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void writesTheGoldenBytes(String name, MdpMessage message, String wire) {
    assertThat(hex(codec.encode(message))).as(name).isEqualTo(wire);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void readsTheGoldenBytes(String name, MdpMessage message, String wire) throws MalformedMdp {
    assertThat(codec.decode(frames(wire)))
        .as(name)
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .isEqualTo(message);
  }

  @Test
  @DisplayName("MD-02: a 0.1 reply has the frames of a request; its reader knows what it waits for")
  void readsA01ReplyAtTheRequester() throws MalformedMdp {
    var wire = message("", "MDPC01", "echo", "a", "b");

    var reply = codec.decodeReply(wire);

    assertThat(reply)
        .usingRecursiveComparison()
        .isEqualTo(new RequesterMessage.Final(V0_1, "echo", message("a", "b")));
    assertThat(hex(codec.encode(reply))).isEqualTo(hex(wire));
  }

  @Test
  @DisplayName("M2-01: partial and final replies are told apart at the requester")
  void readsA02ReplyAtTheRequester() throws MalformedMdp {
    assertThat(codec.decodeReply(message("MDPC02", "\2", "echo", "a")))
        .isInstanceOf(RequesterMessage.Partial.class);
    assertThat(codec.decodeReply(message("MDPC02", "\3", "echo", "a")))
        .isInstanceOf(RequesterMessage.Final.class);
  }

  @Test
  @DisplayName("MO-16: a body has any number of frames, empty ones as well")
  void keepsEveryFrameOfTheBody() throws MalformedMdp {
    var request = (RequesterMessage.Request) codec.decode(message("", "MDPC01", "s", "", "x", ""));

    assertThat(hex(request.body())).isEqualTo(hex(message("", "x", "")));
  }

  @Test
  @DisplayName("MO-17: an answer with mom's extra empty frame has it as part of its body")
  void takesTheRfcLayoutOnly() throws MalformedMdp {
    var answer =
        (WorkerMessage.Final) codec.decode(message("", "MDPW01", "\3", "address", "", "", "x"));

    assertThat(hex(answer.body())).isEqualTo(hex(message("", "x")));
  }

  @Test
  @DisplayName("MO-10: only a management request may come without a body")
  void readsAManagementRequestWithoutABody() throws MalformedMdp {
    var request = (RequesterMessage.Request) codec.decode(message("", "MDPC01", "mmi.service"));

    assertThat(request.body()).isEmpty();
  }

  @Test
  void keepsAServiceNameInAnyScript() throws MalformedMdp {
    var name = "Bücher 本 \uD83D\uDE00";

    var message = codec.decode(codec.encode(new WorkerMessage.Ready(V0_2, name, NOTHING)));

    assertThat(((WorkerMessage.Ready) message).service()).isEqualTo(name);
  }

  @Test
  @DisplayName("names that share a slot of the table do not become one another")
  void tellsAllNamesApart() throws MalformedMdp {
    for (int round = 0; round < 2; round++) {
      for (int n = 0; n < 5_000; n++) {
        var name = "service-" + n;
        var wire = codec.encode(new RequesterMessage.Request(V0_1, name, List.of(bytes("x"))));
        assertThat(wire.get(2)).isEqualTo(bytes(name));
        assertThat(((RequesterMessage.Request) codec.decode(wire)).service()).isEqualTo(name);
      }
    }
  }
}
