package org.hotelier.membership;

import java.time.Duration;
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
  private Instant goneSince = Instant.MAX;
  private boolean over;
  private boolean forgotten;
  private boolean past;
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

  void gone(Instant now) {
    gone = true;
    goneSince = now;
    if (exiting) {
      forget();
    }
  }

  /** It is known to have ended: it does not count any more. */
  void over() {
    over = true;
  }

  /** The cluster goes on without it. */
  void forget() {
    over = true;
    forgotten = true;
  }

  boolean isGone() {
    return gone;
  }

  /** The incarnation that held it for gone is over. */
  void past() {
    past = true;
    forget();
  }

  boolean isPast() {
    return past;
  }

  boolean isKnown() {
    return gone || !up || peer != null;
  }

  /** Whether it counts when a cluster is cut; a lost member does, as one that is absent. */
  boolean votes() {
    return up && !exiting && !over;
  }

  /** Whether it was downed or removed, and nobody knows what has become of it. */
  boolean isLost() {
    return gone && votes();
  }

  /**
   * Whether a node that starts anew is to know of it; one that died or came back is, for a while.
   */
  boolean isRemembered() {
    return up && !exiting && !forgotten;
  }

  boolean isGoneFor(Duration lasting, Instant now) {
    return gone && !forgotten && !now.isBefore(goneSince.plus(lasting));
  }

  /** Whether nothing speaks against its being there; who has not introduced itself has no link. */
  boolean isPresent() {
    return !gone && (self || (reachable && linked));
  }

  int age() {
    return age;
  }

  boolean isSelf() {
    return self;
  }

  boolean isEarlierThan(Peer incarnation) {
    return peer != null && peer.sameNode(incarnation) && peer.run() < incarnation.run();
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
