package org.hotelier.simulation;

import org.hotelier.membership.MemberKey;
import org.hotelier.protocol.seekchat.Peer;

/**
 * One incarnation as a member of a cluster, in Pekko's order: the host as text, then the uid, which
 * as in Pekko says nothing of which incarnation was first. All share one port.
 */
record UniqueAddress(String host, long uid) implements Comparable<UniqueAddress> {

  static final int PORT = 17_355;

  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  static UniqueAddress of(Peer incarnation) {
    return new UniqueAddress(incarnation.host(), incarnation.run() * SCATTER >>> 1);
  }

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
