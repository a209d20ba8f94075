package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/** A command frame: what the two ends of a connection tell one another, apart from messages. */
final class Command {

  /** How much of a reason an ERROR carries: its length is one byte. */
  private static final int MAX_REASON = 255;

  private final String name;
  private final byte[] data;

  Command(String name, byte[] data) {
    this.name = name;
    this.data = data;
  }

  /** An ERROR with its reason, cut to the 255 bytes it may have. */
  static Command error(String reason) {
    var text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MAX_REASON);
    return new Command(
        "ERROR", ByteBuffer.allocate(1 + length).put((byte) length).put(text, 0, length).array());
  }

  /** Reads the body of a command frame. */
  static Command parse(byte[] body) throws ZmtpViolation {
    int length = body.length == 0 ? 0 : body[0] & 0xFF;
    if (length == 0 || 1 + length > body.length) {
      throw new ZmtpViolation(
          Reason.MALFORMED,
          "Expected a command with a name, but got %d bytes".formatted(body.length));
    }
    return new Command(
        new String(body, 1, length, StandardCharsets.ISO_8859_1),
        Arrays.copyOfRange(body, 1 + length, body.length));
  }

  String name() {
    return name;
  }

  byte[] data() {
    return data;
  }

  /** The length of its body. */
  int size() {
    return 1 + name.length() + data.length;
  }

  /** The whole frame. */
  byte[] encode() {
    int size = size();
    var frame = ByteBuffer.allocate(FrameFormat.headerBytes(size) + size);
    FrameFormat.putHeader(frame, FrameFormat.COMMAND, size);
    frame.put((byte) name.length());
    frame.put(name.getBytes(StandardCharsets.US_ASCII));
    return frame.put(data).array();
  }

  /** For an ERROR: the reason in it, as far as it can be read. */
  String reason() {
    return data.length == 0 ? "" : new String(data, 1, data.length - 1, StandardCharsets.UTF_8);
  }
}
