package org.hotelier.protocol.dealer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.hotelier.protocol.zmtp.MessageEncoder;

/** What waits to be written, in order: messages within a bound, and the protocol's own bytes. */
final class Outgoing {
  private final Queue<ByteBuffer> queue = new ArrayDeque<>();
  private long bytes;

  /** Takes a message if nothing waits, or if not more than this many bytes wait with it. */
  boolean add(List<byte[]> message, int most) {
    if (bytes > 0 && bytes + MessageEncoder.size(message) > most) {
      return false;
    }
    add(MessageEncoder.encode(message));
    return true;
  }

  void add(byte[] encoded) {
    queue.add(ByteBuffer.wrap(encoded));
    bytes += encoded.length;
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Writes what the channel takes; whether that was all. */
  boolean writeTo(WritableByteChannel channel) throws IOException {
    for (var next = queue.peek(); next != null; next = queue.peek()) {
      bytes -= channel.write(next);
      if (next.hasRemaining()) {
        return false;
      }
      queue.remove();
    }
    return true;
  }
}
