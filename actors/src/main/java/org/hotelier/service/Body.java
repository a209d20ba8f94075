package org.hotelier.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request or a reply: one or more frames of bytes. Frames are neither copied nor
 * checked; who has given them away does not change them any more.
 */
public final class Body {

  private final List<byte[]> frames;

  private Body(List<byte[]> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a body of at least one frame, but got none; give an empty frame");
    }
    this.frames = frames;
  }

  /** A body of these frames. */
  public static Body of(byte[]... frames) {
    return new Body(List.of(frames));
  }

  /** A body of these frames. */
  public static Body of(List<byte[]> frames) {
    return new Body(List.copyOf(frames));
  }

  /** A body of one frame for each text, in UTF-8. */
  public static Body text(String... frames) {
    return new Body(Arrays.stream(frames).map(frame -> frame.getBytes(UTF_8)).toList());
  }

  /** All frames, in order; at least one. */
  public List<byte[]> frames() {
    return frames;
  }

  /** The first frame. */
  public byte[] bytes() {
    return frames.get(0);
  }

  /** The first frame as text; bytes that are not UTF-8 become replacement characters. */
  public String text() {
    return new String(bytes(), UTF_8);
  }

  /** Two bodies are equal if their frames have the same bytes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Body body && Arrays.deepEquals(frames.toArray(), body.frames.toArray());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(frames.toArray());
  }

  @Override
  public String toString() {
    return "Body" + frames.stream().map(frame -> new String(frame, UTF_8)).toList();
  }
}
