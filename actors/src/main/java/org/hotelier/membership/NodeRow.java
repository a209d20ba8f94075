package org.hotelier.membership;

import java.time.Instant;
import org.hotelier.protocol.seekchat.Peer;

/**
 * One node as this one sees it.
 *
 * @param key its cluster address and uid
 * @param since when the status began
 * @param age its place in the order in which the members came up, from 1
 */
public record NodeRow(
    Peer peer, MemberKey key, NodeStatus status, boolean self, Instant since, int age) {

  public boolean member() {
    return status != NodeStatus.OFFLINE;
  }
}
