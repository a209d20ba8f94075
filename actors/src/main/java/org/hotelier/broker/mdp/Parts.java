package org.hotelier.broker.mdp;

import java.util.ArrayList;
import java.util.List;

/** The parts of a reply that must become one message: bounded in bytes, and so in frames. */
final class Parts {
  /** What a frame costs besides its bytes, so that many empty ones find the bound as well. */
  private static final int FRAME_BYTES = 16;

  private final List<byte[]> frames = new ArrayList<>();
  private long bytesLeft;

  Parts(long maxBytes) {
    bytesLeft = maxBytes;
  }

  /** Adds a part, or says that it is too much. */
  boolean add(List<byte[]> part) {
    for (var frame : part) {
      bytesLeft -= frame.length + FRAME_BYTES;
    }
    if (bytesLeft < 0) {
      return false;
    }
    frames.addAll(part);
    return true;
  }

  List<byte[]> all() {
    return frames;
  }
}
