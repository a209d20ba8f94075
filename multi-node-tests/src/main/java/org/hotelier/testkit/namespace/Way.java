package org.hotelier.testkit.namespace;

import java.util.List;

/** What one address sends to another: a connection needs the way back as well. */
public record Way(String from, String to) {

  /** There and back. */
  public static List<Way> both(String one, String other) {
    return List.of(new Way(one, other), new Way(other, one));
  }
}
