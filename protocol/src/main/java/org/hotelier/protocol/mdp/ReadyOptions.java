package org.hotelier.protocol.mdp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * What a worker may say of itself in the last frame of its READY: UTF-8 lines of {@code key=value},
 * ended by LF or CRLF, 1 KiB at most. Keys that are not known are for others and ignored.
 *
 * @param credit {@code credit=N}: how many requests it takes at once, 1 to 1024; 1 if not said
 * @param weight {@code weight=N}: its share among equals, 1 to 1000; 1 if not said
 * @param atMostOnce {@code at-most-once}, alone or {@code =true}: what was handed to it must never
 *     be handed to another; {@code =false} if not said
 * @param token {@code token=…}: proves that it may work here; empty if not said
 */
public record ReadyOptions(int credit, int weight, boolean atMostOnce, String token) {
  private static final int MAX_BYTES = 1024;
  private static final int MAX_CREDIT = 1024;
  private static final int MAX_WEIGHT = 1000;

  /** A worker of the RFCs: one request at a time. */
  public static final ReadyOptions NONE = new ReadyOptions(1, 1, false, "");

  /** Reads the frame; an empty one says nothing. A key that comes twice counts as said last. */
  public static ReadyOptions parse(byte[] frame) throws MalformedMdp {
    if (frame.length == 0) {
      return NONE;
    }
    if (frame.length > MAX_BYTES) {
      throw new MalformedMdp(
          "Expected options of at most %d bytes, but got %d".formatted(MAX_BYTES, frame.length));
    }
    var options = NONE;
    for (var line : text(frame).split("\n", -1)) {
      options = options.with(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    return options;
  }

  /** The frame that says this; empty if nothing needs to be said. */
  public byte[] encode() {
    var text = new StringBuilder();
    if (credit != NONE.credit) {
      text.append("credit=").append(credit).append('\n');
    }
    if (weight != NONE.weight) {
      text.append("weight=").append(weight).append('\n');
    }
    if (atMostOnce) {
      text.append("at-most-once=true\n");
    }
    if (!token.isEmpty()) {
      text.append("token=").append(token).append('\n');
    }
    return text.toString().getBytes(UTF_8);
  }

  /** Without the token, which must not reach a log. */
  @Override
  public String toString() {
    return "ReadyOptions[credit=%d, weight=%d, atMostOnce=%b]"
        .formatted(credit, weight, atMostOnce);
  }

  private ReadyOptions with(String line) throws MalformedMdp {
    int equals = line.indexOf('=');
    var key = equals < 0 ? line : line.substring(0, equals);
    var value = equals < 0 ? "" : line.substring(equals + 1);
    return switch (key) {
      case "credit" -> new ReadyOptions(number(key, value, MAX_CREDIT), weight, atMostOnce, token);
      case "weight" -> new ReadyOptions(credit, number(key, value, MAX_WEIGHT), atMostOnce, token);
      case "at-most-once" ->
          new ReadyOptions(credit, weight, equals < 0 || truth(key, value), token);
      case "token" -> new ReadyOptions(credit, weight, atMostOnce, value);
      default -> this;
    };
  }

  private static String text(byte[] frame) throws MalformedMdp {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString();
    } catch (CharacterCodingException notText) {
      throw new MalformedMdp("Expected options in UTF-8, but got other bytes");
    }
  }

  private static int number(String key, String value, int max) throws MalformedMdp {
    int number = 0;
    for (int at = 0; at < value.length() && number <= max; at++) {
      char digit = value.charAt(at);
      number = digit >= '0' && digit <= '9' ? number * 10 + digit - '0' : max + 1;
    }
    if (number < 1 || number > max) {
      throw new MalformedMdp(
          "Expected %s=N with N from 1 to %d, but got another value".formatted(key, max));
    }
    return number;
  }

  private static boolean truth(String key, String value) throws MalformedMdp {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new MalformedMdp(
              "Expected %s, %s=true or %s=false, but got another value".formatted(key, key, key));
    };
  }
}
