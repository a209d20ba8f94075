package org.hotelier.requester;

import java.util.ArrayList;
import java.util.List;

/** The parts of a reply that its requester wants as a whole, up to a limit. */
final class Gathering {
  private final int limit;
  private final List<byte[]> frames = new ArrayList<>();
  private long bytes;

  /**
   * @param limit in bytes
   */
  Gathering(int limit) {
    this.limit = limit;
  }

  /** False: that is more than the limit. */
  boolean add(List<byte[]> body) {
    for (var frame : body) {
      bytes += frame.length;
    }
    frames.addAll(body);
    return bytes <= limit;
  }

  List<byte[]> all() {
    return List.copyOf(frames);
  }

  void clear() {
    frames.clear();
    bytes = 0;
  }
}
