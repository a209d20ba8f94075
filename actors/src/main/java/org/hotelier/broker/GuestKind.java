package org.hotelier.broker;

import java.util.Locale;

/** How a guest provides its service. */
public enum GuestKind {
  /** A program that speaks MDP on a connection of its own. */
  WORKER,
  /** A service actor of this node. */
  ACTOR;

  /** The word in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
