package org.hotelier.protocol.membership;

import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.protocol.seekchat.Peer;

/**
 * What crosses nodes between members of one cluster. All of it is sent to the {@code reception} of
 * a node; each of these messages has a codec.
 */
public sealed interface MembershipMessage {

  /**
   * Membership to membership: who stands behind a cluster address.
   *
   * @param clusterAddress the sender's Pekko address
   * @param clusterUid the uid that tells this incarnation of the address from others
   * @param clusterId the id of the cluster that the sender is settled in, or empty
   * @param answer whether this answers another introduction, and wants none back
   */
  record Introduction(
      Peer peer, String clusterAddress, long clusterUid, String clusterId, boolean answer)
      implements MembershipMessage {}

  /**
   * Listener to the listener of another member: call this seeker back, too.
   *
   * @param joiningKnown whether the sender knows of an incarnation of the seeker that is joining;
   *     who knows of one that the sender does not know of reports a failure
   */
  record CallBackOrder(Peer seeker, ActorRef<CallBackReport> replyTo, boolean joiningKnown)
      implements MembershipMessage {}

  /** The answer to the order: {@code failure} is empty when the seeker could be reached. */
  record CallBackReport(String member, String failure) implements MembershipMessage {}

  /** Listener to the listeners of all other members: the sender has let this seeker in. */
  record LetIn(Peer newcomer) implements MembershipMessage {}
}
