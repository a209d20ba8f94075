package org.hotelier.protocol.mdp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Between frames and the bytes of a ZMTP message of short frames, for golden bytes. */
final class Wire {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private Wire() {}

  static List<byte[]> frames(String hex) {
    var bytes = HEX.parseHex(hex);
    var frames = new ArrayList<byte[]>();
    for (int at = 0; at < bytes.length; at += 2 + bytes[at + 1]) {
      var frame = new byte[bytes[at + 1]];
      System.arraycopy(bytes, at + 2, frame, 0, frame.length);
      frames.add(frame);
    }
    return frames;
  }

  static String hex(List<byte[]> frames) {
    var bytes = new ByteArrayOutputStream();
    for (int at = 0; at < frames.size(); at++) {
      bytes.write(at + 1 < frames.size() ? 1 : 0);
      bytes.write(frames.get(at).length);
      bytes.writeBytes(frames.get(at));
    }
    return HEX.formatHex(bytes.toByteArray());
  }

  /** Each text a frame; its escapes are Java's. */
  static List<byte[]> message(String... frames) {
    var message = new ArrayList<byte[]>();
    for (var frame : frames) {
      message.add(bytes(frame));
    }
    return message;
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
