package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;

/** What a frame begins with: one byte of flags, then its length in one byte or in eight. */
final class FrameFormat {

  static final int MORE = 1;
  static final int LONG = 2;
  static final int COMMAND = 4;

  private static final int MAX_SHORT = 255;

  private FrameFormat() {}

  static int headerBytes(int size) {
    return size <= MAX_SHORT ? 2 : 9;
  }

  static void putHeader(ByteBuffer into, int flags, int size) {
    if (size <= MAX_SHORT) {
      into.put((byte) flags).put((byte) size);
    } else {
      into.put((byte) (flags | LONG)).putLong(size);
    }
  }
}
