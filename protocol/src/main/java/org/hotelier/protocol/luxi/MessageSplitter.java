package org.hotelier.protocol.luxi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream of bytes at its terminators and keeps nothing but the message that is still
 * incomplete. It never holds more than the maximum: the length is checked before anything grows.
 */
public final class MessageSplitter {

  /** What ends a message in both directions: ETX, which JSON text cannot contain unescaped. */
  public static final byte TERMINATOR = 3;

  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private byte[] partial = NOTHING;
  private int length;

  /**
   * @param maxBytes the longest message, in bytes without its terminator
   */
  public MessageSplitter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes bytes up to and including the first terminator and leaves the rest in the input; without
   * a terminator takes all of them.
   *
   * @return the message without its terminator, or empty if it is not complete yet
   * @throws MessageTooLong if the message is longer than the maximum; the stream cannot be used any
   *     further
   */
  public Optional<byte[]> next(ByteBuffer input) {
    var end = terminatorIn(input);
    var taken = (end < 0 ? input.limit() : end) - input.position();
    if (taken > maxBytes - length) {
      partial = NOTHING;
      length = 0;
      throw new MessageTooLong(maxBytes);
    }
    if (end < 0) {
      keep(input, taken);
      return Optional.empty();
    }
    var message = Arrays.copyOf(partial, length + taken);
    input.get(message, length, taken).get();
    partial = NOTHING;
    length = 0;
    return Optional.of(message);
  }

  /** Whether a message has begun and is not complete. */
  public boolean midMessage() {
    return length > 0;
  }

  private void keep(ByteBuffer input, int taken) {
    var needed = length + taken;
    if (needed > partial.length) {
      // Doubling keeps the copying linear; the sum cannot overflow, for both are ≤ maxBytes.
      var roomy = (int) Math.min(maxBytes, Math.max(needed, 2L * partial.length));
      partial = Arrays.copyOf(partial, roomy);
    }
    input.get(partial, length, taken);
    length = needed;
  }

  private static int terminatorIn(ByteBuffer input) {
    for (var at = input.position(); at < input.limit(); at++) {
      if (input.get(at) == TERMINATOR) {
        return at;
      }
    }
    return -1;
  }
}
