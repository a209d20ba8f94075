package org.hotelier.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Bytes as they are written in the tables of the protocols, and the first ones of ZMTP 3. */
final class Bytes {
  static final byte[] GREETING = greeting(3, 0, "NULL");

  private Bytes() {}

  /** From {@code "01 0a"}. */
  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  /** The 64 bytes that each end says first (RFC 23 and 37). */
  static byte[] greeting(int major, int minor, String mechanism) {
    byte[] greeting = new byte[64];
    greeting[0] = (byte) 0xff;
    greeting[9] = 0x7f;
    greeting[10] = (byte) major;
    greeting[11] = (byte) minor;
    byte[] name = mechanism.getBytes(ISO_8859_1);
    System.arraycopy(name, 0, greeting, 12, name.length);
    return greeting;
  }

  /** The command READY of the NULL mechanism; properties as name, value, name, value, … */
  static byte[] ready(String... properties) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (int at = 0; at < properties.length; at += 2) {
      data.write(properties[at].length());
      data.writeBytes(properties[at].getBytes(ISO_8859_1));
      data.writeBytes(new byte[] {0, 0, 0, (byte) properties[at + 1].length()});
      data.writeBytes(properties[at + 1].getBytes(ISO_8859_1));
    }
    return command("READY", data.toByteArray());
  }

  static byte[] command(String name, byte[] data) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    int size = 1 + name.length() + data.length;
    boolean isLong = size > 255;
    frame.write(isLong ? 6 : 4);
    frame.writeBytes(isLong ? new byte[] {0, 0, 0, 0, 0, 0, (byte) (size >> 8)} : new byte[0]);
    frame.write(size);
    frame.write(name.length());
    frame.writeBytes(name.getBytes(ISO_8859_1));
    frame.writeBytes(data);
    return frame.toByteArray();
  }

  /** A frame of a message: by one byte of length up to 255 bytes, else by eight. */
  static byte[] frame(byte[] body, boolean more) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    int size = body.length;
    frame.write((more ? 1 : 0) | (size > 255 ? 2 : 0));
    if (size > 255) {
      frame.writeBytes(
          new byte[] {
            0, 0, 0, 0, (byte) (size >> 24), (byte) (size >> 16), (byte) (size >> 8), (byte) size
          });
    } else {
      frame.write(size);
    }
    frame.writeBytes(body);
    return frame.toByteArray();
  }
}
