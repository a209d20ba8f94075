package org.hotelier.protocol.mdp;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hotelier.protocol.mdp.Wire.message;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** origins.md MD-12, MD-49: what is no MDP is refused by a text that says what was expected. */
class MalformedMdpTest {
  private static final String LONG = "n".repeat(256);

  private final MdpCodec codec = new MdpCodec();

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("nothing", List.of(), "MDPC02"),
        arguments("only an empty frame", message(""), "MDPC01"),
        arguments("garbage", message("GET / HTTP/1.1"), "MDPC02"),
        arguments("garbage after the empty frame", message("", "XXXX01", "s", "x"), "MDPC01"),
        arguments("another header", message("", "MDPX01", "s", "x"), "MDPC01"),
        arguments("a later version", message("MDPC03", "\1", "s", "x"), "MDPC02"),
        arguments("a long header", message("", "MDPC012", "s", "x"), "MDPC01"),
        arguments("0.2 after an empty frame", message("", "MDPC02", "\1", "s", "x"), "MDPC01"),
        arguments("0.1 without the empty frame", message("MDPC01", "s", "x"), "MDPC02"),
        arguments("0.1 request without service", message("", "MDPC01"), "service"),
        arguments("0.1 request without body", message("", "MDPC01", "s"), "body"),
        arguments("0.2 request without command", message("MDPC02"), "command"),
        arguments(
            "0.2 request with a long command", message("MDPC02", "\1\1", "s", "x"), "command"),
        arguments("0.2 request with command 00", message("MDPC02", "\0", "s", "x"), "command"),
        arguments("0.2 request with command 04", message("MDPC02", "\4", "s", "x"), "command"),
        arguments("0.2 request without service", message("MDPC02", "\1"), "service"),
        arguments("0.2 request without body", message("MDPC02", "\1", "s"), "body"),
        arguments("0.2 partial without body", message("MDPC02", "\2", "mmi.x"), "body"),
        arguments("a service without name", message("", "MDPC01", "", "x"), "1 to 255 bytes"),
        arguments("a service with a long name", message("", "MDPC01", LONG, "x"), "256"),
        arguments("a service with a line end", message("", "MDPC01", "a\nb", "x"), "U+000A"),
        arguments("a service with an escape", message("", "MDPC01", "\033[2J", "x"), "U+001B"),
        arguments(
            "a service that turns the line round", message("", "MDPC01", "a\u202e", "x"), "U+202E"),
        arguments("worker without command", message("", "MDPW01"), "01 to 05"),
        arguments("worker with command 00", message("", "MDPW01", "\0"), "01 to 05"),
        arguments("worker 0.1 with command 06", message("", "MDPW01", "\6"), "01 to 05"),
        arguments("worker 0.2 with command 07", message("MDPW02", "\7"), "01 to 06"),
        arguments("worker with an empty command", message("MDPW02", ""), "01 to 06"),
        arguments("READY without service", message("", "MDPW01", "\1"), "READY"),
        arguments("READY with two more frames", message("MDPW02", "\1", "s", "", ""), "READY"),
        arguments("READY with an empty service", message("MDPW02", "\1", ""), "1 to 255 bytes"),
        arguments("REPLY without address", message("", "MDPW01", "\3"), "address"),
        arguments("REPLY that ends after it", message("", "MDPW01", "\3", "a"), "address"),
        arguments("REPLY with an empty address", message("", "MDPW01", "\3", "", "", "x"), "0"),
        arguments("REPLY with a long address", message("MDPW02", "\4", LONG, "", "x"), "256"),
        arguments("REPLY without empty frame", message("", "MDPW01", "\3", "a", "x"), "empty"),
        arguments("REPLY without body", message("", "MDPW01", "\3", "a", ""), "body"),
        arguments("PARTIAL without body", message("MDPW02", "\3", "a", ""), "body"),
        arguments("HEARTBEAT with more", message("", "MDPW01", "\4", "x"), "nothing after"),
        arguments("DISCONNECT with more", message("MDPW02", "\6", ""), "nothing after"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformed")
  void refuses(String name, List<byte[]> frames, String expected) {
    assertThatExceptionOfType(MalformedMdp.class)
        .as(name)
        .isThrownBy(() -> codec.decode(frames))
        .withMessageStartingWith("Expected ")
        .withMessageContaining(expected);
  }

  @Test
  void refusesAServiceThatIsNotUtf8() {
    var frames = List.of(Wire.bytes("MDPW02"), new byte[] {1}, new byte[] {'a', (byte) 0xff});

    assertThatExceptionOfType(MalformedMdp.class)
        .isThrownBy(() -> codec.decode(frames))
        .withMessageContaining("UTF-8");
  }

  @Test
  @DisplayName("AP-02: a requester takes neither a worker's message nor a reply without body")
  void refusesWhatIsNoReply() {
    assertThatExceptionOfType(MalformedMdp.class)
        .isThrownBy(() -> codec.decodeReply(message("", "MDPW01", "\4")));
    assertThatExceptionOfType(MalformedMdp.class)
        .isThrownBy(() -> codec.decodeReply(message("", "MDPC01", "mmi.service")));
  }
}
