package org.hotelier.broker.link;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pieces in the order of their numbers, from 1: added at the end, removed at the beginning. */
final class Pieces {
  private static final int SMALLEST = 64;

  /** A ring; its length is a power of two, so that a number's low bits are its place. */
  private @Nullable Piece[] ring = new Piece[SMALLEST];

  private long first = 1;
  private long next = 1;

  /** The lowest number; equal to {@link #next()} when there is none. */
  long first() {
    return first;
  }

  /** The number that the next piece will get. */
  long next() {
    return next;
  }

  boolean isEmpty() {
    return first == next;
  }

  void add(Piece piece) {
    if (next - first == ring.length) {
      resize(ring.length * 2);
    }
    ring[place(next)] = piece;
    next++;
  }

  Piece get(long number) {
    var piece = number < first ? null : ring[place(number)];
    if (piece == null) {
      throw new IllegalArgumentException(
          "Expected a number from %d to %d, but got %d; correct the cursor"
              .formatted(first, next - 1, number));
    }
    return piece;
  }

  Piece removeFirst() {
    var piece = get(first);
    ring[place(first)] = null;
    first++;
    if (first == next && ring.length > SMALLEST) {
      ring = new Piece[SMALLEST];
    }
    return piece;
  }

  private void resize(int length) {
    var old = ring;
    var larger = Arrays.copyOf(new Piece[0], length);
    for (long number = first; number < next; number++) {
      larger[(int) number & length - 1] = old[place(number)];
    }
    ring = larger;
  }

  private int place(long number) {
    return (int) number & ring.length - 1;
  }
}
