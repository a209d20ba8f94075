package org.hotelier.membership;

/** What is thought of a node: {@code SUSPECT} may come back, {@code OFFLINE} has left for good. */
public enum NodeStatus {
  ONLINE,
  SUSPECT,
  OFFLINE;

  /** The word for it in JSON and on the command line. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
