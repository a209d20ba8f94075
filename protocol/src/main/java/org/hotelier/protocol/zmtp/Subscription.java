package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Subscribing and its opposite: a command in ZMTP 3.1, a message in 3.0. */
final class Subscription {

  private Subscription() {}

  /** The message of 3.0: one frame, 1 or 0 and then the prefix. */
  static List<byte[]> message(boolean more, byte[] prefix) {
    var frames = new ArrayList<byte[]>(1);
    frames.add(
        ByteBuffer.allocate(1 + prefix.length).put((byte) (more ? 1 : 0)).put(prefix).array());
    return frames;
  }

  /** The bytes for a peer of this minor version. */
  static byte[] encode(boolean more, byte[] prefix, int peerMinor) {
    return peerMinor == 0
        ? MessageEncoder.encode(message(more, prefix))
        : new Command(more ? "SUBSCRIBE" : "CANCEL", prefix).encode();
  }
}
