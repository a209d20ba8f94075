package org.hotelier.event;

import java.util.HashSet;
import java.util.Set;

/**
 * Which texts were told lately, so that what goes on is one event and not one every round. It
 * forgets all of them when it is full, and then tells each once more.
 */
public final class RecentTexts {

  private final int most;
  private final Set<String> told = new HashSet<>();

  public RecentTexts(int most) {
    this.most = most;
  }

  /** Whether the text is news. */
  public boolean add(String text) {
    if (told.size() >= most) {
      told.clear();
    }
    return told.add(text);
  }

  /** The text is news again. */
  public void forget(String text) {
    told.remove(text);
  }

  /** Everything is news again. */
  public void clear() {
    told.clear();
  }
}
