package org.hotelier.protocol.dealer;

import java.util.List;

/** What a body may be so that every broker of this project and every message takes it. */
public final class Bodies {
  /** A message has at most 64 frames, of which up to five stand before the body. */
  public static final int MAX_FRAMES = 59;

  /** 4 MiB but for the frames before the body. */
  public static final int MAX_BYTES = (4 << 20) - 1024;

  private Bodies() {}

  /**
   * Refuses what is more.
   *
   * @throws IllegalArgumentException if it has too many frames or bytes
   */
  public static void check(List<byte[]> body) {
    long bytes = 0;
    for (var frame : body) {
      bytes += frame.length;
    }
    if (body.size() > MAX_FRAMES || bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "Expected a body of at most %d frames and %d bytes, but it has %d and %d"
              .formatted(MAX_FRAMES, MAX_BYTES, body.size(), bytes));
    }
  }
}
