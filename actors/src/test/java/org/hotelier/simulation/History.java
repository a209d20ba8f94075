package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.List;

/** What happened in one world, to be read by people. Costs nothing unless it is to be kept. */
final class History {

  private static final int MOST_LINES = 5_000;

  private final boolean kept;
  private final List<String> lines = new ArrayList<>();

  History(boolean kept) {
    this.kept = kept;
  }

  void add(long atMillis, Object who, String what, Object... details) {
    if (kept && lines.size() < MOST_LINES) {
      lines.add("%9.3f s  %-8s %s".formatted(atMillis / 1_000.0, who, what.formatted(details)));
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
