package org.hotelier.protocol.membership;

import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.protocol.seekchat.Peer;

/** What crosses nodes between members of one cluster; each of them has a codec. */
public sealed interface MembershipMessage {

  /** The parts of a node that other nodes talk to. */
  record Desk(ActorRef<Introduction> membership, ActorRef<CallBackOrder> listener) {}

  /**
   * Membership to membership: who stands behind a cluster address.
   *
   * @param clusterAddress the sender's Pekko address
   * @param clusterUid the uid that tells this incarnation of the address from others
   * @param answer whether this answers another introduction, and wants none back
   */
  record Introduction(Peer peer, String clusterAddress, long clusterUid, boolean answer, Desk desk)
      implements MembershipMessage {}

  /** Listener to the listener of another member: call this seeker back, too. */
  record CallBackOrder(Peer seeker, ActorRef<CallBackReport> replyTo)
      implements MembershipMessage {}

  /** The answer to the order: {@code failure} is empty when the seeker could be reached. */
  record CallBackReport(String member, String failure) implements MembershipMessage {}
}
