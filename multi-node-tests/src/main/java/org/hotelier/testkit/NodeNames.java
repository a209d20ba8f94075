package org.hotelier.testkit;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The names of a test's nodes: one to six, all different. */
record NodeNames(List<String> all) {
  NodeNames {
    all = List.copyOf(all);
    if (all.isEmpty() || all.size() > 6 || Set.copyOf(all).size() < all.size()) {
      throw new IllegalArgumentException(
          "Expected 1 to 6 different names (a /29 has six hosts), but got " + all);
    }
  }

  /** The first letters: {@code a}, {@code b}, {@code c}, … */
  static NodeNames letters(int count) {
    return new NodeNames(
        IntStream.range(0, count).mapToObj(i -> Character.toString('a' + i)).toList());
  }
}
