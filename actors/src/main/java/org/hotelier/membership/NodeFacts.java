package org.hotelier.membership;

import java.time.Instant;
import org.hotelier.protocol.seekchat.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one incarnation, from which its status follows: gone is offline, unreachable or
 * without a link is suspect. It has no status before it has come up and introduced itself.
 */
final class NodeFacts {

  private final boolean self;
  private @Nullable Peer peer;
  private boolean up;
  private int age;
  private boolean reachable = true;
  private boolean linked = true;
  private boolean exiting;
  private boolean gone;
  private @Nullable NodeStatus status;
  private Instant since = Instant.EPOCH;

  NodeFacts(boolean self) {
    this.self = self;
  }

  void introduced(Peer peer) {
    this.peer = peer;
  }

  void up(int age) {
    this.up = true;
    this.age = age;
  }

  void reachable(boolean reachable) {
    this.reachable = reachable;
  }

  void linked(boolean linked) {
    this.linked = linked;
  }

  void exiting() {
    exiting = true;
  }

  void gone() {
    gone = true;
  }

  boolean isGone() {
    return gone;
  }

  boolean isKnown() {
    return gone || !up || peer != null;
  }

  /** Whether it has a say in who goes on when the cluster is cut. */
  boolean votes() {
    return up && !exiting && !gone;
  }

  /** Whether nothing speaks against its being there; who has not introduced itself has no link. */
  boolean isPresent() {
    return self || (reachable && linked);
  }

  /** Whether it could not be reached, as a member or, if it is gone since then, until its end. */
  boolean isMissed(Instant since) {
    return peer != null && up && !isPresent() && (!gone || this.since.isAfter(since));
  }

  boolean isSelf() {
    return self;
  }

  @Nullable Peer peer() {
    return peer;
  }

  /** Takes the status that follows from the facts; tells whether that is another than before. */
  boolean settleStatus(Instant now) {
    var next = derived();
    if (next == null || next == status) {
      return false;
    }
    status = next;
    since = now;
    return true;
  }

  private @Nullable NodeStatus derived() {
    if (peer == null || !up) {
      return null;
    }
    if (gone) {
      return NodeStatus.OFFLINE;
    }
    return isPresent() ? NodeStatus.ONLINE : NodeStatus.SUSPECT;
  }

  @Nullable NodeRow row(MemberKey key) {
    return peer == null || status == null ? null : new NodeRow(peer, key, status, self, since, age);
  }
}
