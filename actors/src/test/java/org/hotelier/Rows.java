package org.hotelier;

import java.time.Instant;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;

/** Rows of the nodes that tests speak of; node 1 is the node itself. */
public final class Rows {

  private Rows() {}

  public static NodeRow row(int number, NodeStatus status) {
    return row(number, status, number);
  }

  /** The older have the lower age. */
  public static NodeRow row(int number, NodeStatus status, int age) {
    var peer = Peers.peer(number);
    var key = new MemberKey("pekko://hotelier@" + peer.host() + ":17355", number);
    return new NodeRow(peer, key, status, number == 1, Instant.EPOCH, age);
  }
}
