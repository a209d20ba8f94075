package org.hotelier.cli;

import java.util.Collection;
import java.util.Comparator;

/** Guesses what was meant: the known word with the fewest edits (Levenshtein) to the given one. */
final class Nearest {

  private Nearest() {}

  /** The nearest of the words, of several the alphabetically first; the words must not be empty. */
  static String of(String given, Collection<String> words) {
    return words.stream()
        .min(
            Comparator.<String>comparingInt(word -> edits(given, word))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static int edits(String from, String to) {
    var previous = new int[to.length() + 1];
    for (var column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (var row = 1; row <= from.length(); row++) {
      var current = new int[to.length() + 1];
      current[0] = row;
      for (var column = 1; column <= to.length(); column++) {
        var replaced = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + replaced,
                1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
