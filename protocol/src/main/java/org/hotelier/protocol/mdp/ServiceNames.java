package org.hotelier.protocol.mdp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Service names between text and frame. A name that was seen lately costs neither decoding nor
 * memory: the table keeps the last one of each slot, and never grows.
 */
final class ServiceNames {
  private static final int MAX_BYTES = 255;
  private static final int SLOTS = 1 << 10;

  private static final class Name {
    private final String text;
    private final byte[] frame;

    Name(String text, byte[] frame) {
      this.text = text;
      this.frame = frame;
    }
  }

  private final @Nullable Name[] byFrame = new @Nullable Name[SLOTS];
  private final @Nullable Name[] byText = new @Nullable Name[SLOTS];

  /** The name in a frame: 1 to 255 bytes of printable UTF-8. */
  String text(byte[] frame) throws MalformedMdp {
    int slot = slot(Arrays.hashCode(frame));
    var known = byFrame[slot];
    if (known != null && Arrays.equals(known.frame, frame)) {
      return known.text;
    }
    var name = new Name(checked(frame), frame);
    byFrame[slot] = name;
    return name.text;
  }

  /** The frame of a name, shared: not to be changed. */
  byte[] frame(String text) {
    int slot = slot(text.hashCode());
    var known = byText[slot];
    if (known != null && known.text.equals(text)) {
      return known.frame;
    }
    var name = new Name(text, text.getBytes(UTF_8));
    byText[slot] = name;
    return name.frame;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }

  private static String checked(byte[] frame) throws MalformedMdp {
    if (frame.length == 0 || frame.length > MAX_BYTES) {
      throw new MalformedMdp(
          "Expected a service name of 1 to %d bytes, but got %d"
              .formatted(MAX_BYTES, frame.length));
    }
    var text = new String(frame, UTF_8);
    if (!Arrays.equals(text.getBytes(UTF_8), frame)) {
      throw new MalformedMdp("Expected a service name in UTF-8, but got other bytes");
    }
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      if (!printable(character)) {
        throw new MalformedMdp(
            "Expected a printable service name, but it contains U+%04X".formatted(character));
      }
      at += Character.charCount(character);
    }
    return text;
  }

  /** Names reach logs and terminals: nothing in them may steer those. */
  private static boolean printable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
