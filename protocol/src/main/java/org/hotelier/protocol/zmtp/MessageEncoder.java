package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes messages as frames: the short form where it fits, MORE on all frames but the last. Whoever
 * writes asks for the size first, so that each frame is copied once, to where it goes out from.
 */
public final class MessageEncoder {

  private MessageEncoder() {}

  /** How many bytes {@link #write} puts; the message has at least one frame. */
  public static int size(List<byte[]> message) {
    int size = 0;
    for (int frame = 0; frame < message.size(); frame++) {
      int length = message.get(frame).length;
      size = Math.addExact(size, FrameFormat.headerBytes(length) + length);
    }
    return size;
  }

  /** Puts the message, big endian; there must be room for its size. */
  public static void write(List<byte[]> message, ByteBuffer into) {
    int last = message.size() - 1;
    if (last < 0) {
      throw new IllegalArgumentException("Expected a message with a frame, but got none");
    }
    for (int frame = 0; frame <= last; frame++) {
      var bytes = message.get(frame);
      FrameFormat.putHeader(into, frame < last ? FrameFormat.MORE : 0, bytes.length);
      into.put(bytes);
    }
  }

  /** The message in an array of its own. */
  public static byte[] encode(List<byte[]> message) {
    var bytes = ByteBuffer.allocate(size(message));
    write(message, bytes);
    return bytes.array();
  }
}
