package org.hotelier.protocol.zmtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The message parts of origins.md 4c, both ways. Frames are separated by bars. */
class GoldenBytesTest {

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          client REQUEST 0.1, '|MDPC01|echo|Hello', 01 00 01 06 4d 44 50 43 30 31 01 04 65 63 68 6f 00 05 48 65 6c 6c 6f
          mmi.service, '|MDPC01|mmi.service|echo', 01 00 01 06 4d 44 50 43 30 31 01 0b 6d 6d 69 2e 73 65 72 76 69 63 65 00 04 65 63 68 6f
          READY 0.1, '|MDPW01|<1>|echo', 01 00 01 06 4d 44 50 57 30 31 01 01 01 00 04 65 63 68 6f
          HEARTBEAT 0.1, '|MDPW01|<4>', 01 00 01 06 4d 44 50 57 30 31 00 01 04
          DISCONNECT 0.1, '|MDPW01|<5>', 01 00 01 06 4d 44 50 57 30 31 00 01 05
          REQUEST to worker 0.1, '|MDPW01|<2>|<id>||Hello', 01 00 01 06 4d 44 50 57 30 31 01 01 02 01 05 00 80 00 00 29 01 00 00 05 48 65 6c 6c 6f
          REPLY from worker 0.1, '|MDPW01|<3>|<id>||Hello', 01 00 01 06 4d 44 50 57 30 31 01 01 03 01 05 00 80 00 00 29 01 00 00 05 48 65 6c 6c 6f
          READY 0.2, 'MDPW02|<1>|echo', 01 06 4d 44 50 57 30 32 01 01 01 00 04 65 63 68 6f
          client REQUEST 0.2, 'MDPC02|<1>|echo|Hello', 01 06 4d 44 50 43 30 32 01 01 01 01 04 65 63 68 6f 00 05 48 65 6c 6c 6f
          client PARTIAL 0.2, 'MDPC02|<2>|echo|part', 01 06 4d 44 50 43 30 32 01 01 02 01 04 65 63 68 6f 00 04 70 61 72 74
          client FINAL 0.2, 'MDPC02|<3>|echo|done', 01 06 4d 44 50 43 30 32 01 01 03 01 04 65 63 68 6f 00 04 64 6f 6e 65
          """)
  void areWrittenAndRead(String what, String frames, String hex) throws ZmtpViolation {
    var message = Arrays.stream(frames.split("\\|", -1)).map(GoldenBytesTest::frame).toList();
    var bytes = HEX.parseHex(hex);

    assertThat(MessageEncoder.encode(message)).isEqualTo(bytes);
    assertThat(MessageEncoder.size(message)).isEqualTo(bytes.length);
    assertThat(decoded(bytes)).usingRecursiveComparison().isEqualTo(List.of(message));
  }

  private static byte[] frame(String text) {
    return text.replace("<id>", "\0\200\0\0)")
        .replace("<1>", "\1")
        .replace("<2>", "\2")
        .replace("<3>", "\3")
        .replace("<4>", "\4")
        .replace("<5>", "\5")
        .getBytes(ISO_8859_1);
  }

  private static List<List<byte[]>> decoded(byte[] bytes) throws ZmtpViolation {
    var messages = new ArrayList<List<byte[]>>();
    new FrameReader(End.LIMITS, 0, new Messages(messages)).read(ByteBuffer.wrap(bytes));
    return messages;
  }

  /** Takes messages; a command would be an error. */
  private record Messages(List<List<byte[]>> messages) implements FrameReader.Sink {

    @Override
    public void message(List<byte[]> frames) {
      messages.add(frames);
    }

    @Override
    public void command(Command command) {
      throw new AssertionError("a command: " + command.name());
    }
  }
}
