package org.hotelier.simulation;

import org.hotelier.membership.MemberKey;

/**
 * One incarnation as a member of a cluster, in Pekko's order: the host as text, then the uid, which
 * is the number of the incarnation here. All share one port.
 */
record UniqueAddress(String host, long uid) implements Comparable<UniqueAddress> {

  static final int PORT = 17_355;

  /** The host of an address as {@link #text} writes it. */
  static String hostOf(String text) {
    return text.substring(text.indexOf('@') + 1, text.lastIndexOf(':'));
  }

  String text() {
    return "pekko://hotelier@" + host + ":" + PORT;
  }

  MemberKey key() {
    return new MemberKey(text(), uid);
  }

  @Override
  public int compareTo(UniqueAddress other) {
    int byHost = host.compareTo(other.host);
    return byHost != 0 ? byHost : Long.compare(uid, other.uid);
  }
}
