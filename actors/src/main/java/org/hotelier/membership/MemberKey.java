package org.hotelier.membership;

import java.util.Comparator;

/**
 * One incarnation of a cluster member.
 *
 * @param address its Pekko address, as text
 * @param uid what tells it from earlier and later incarnations at that address
 */
public record MemberKey(String address, long uid) {

  /** As Pekko orders members: the host as text, then the port as a number. */
  static final Comparator<MemberKey> LOWEST_ADDRESS_FIRST =
      Comparator.comparing(MemberKey::host).thenComparingInt(MemberKey::port);

  private String host() {
    return address.substring(address.indexOf('@') + 1, Math.max(0, colon()));
  }

  private int port() {
    return Integer.parseInt(address.substring(colon() + 1));
  }

  private int colon() {
    return address.lastIndexOf(':');
  }
}
