package org.hotelier.formation;

import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;

/**
 * A peer that has been seen, and what it said last.
 *
 * @param round the round of the locator in which it was seen last
 */
public record Sighting(Peer peer, Reply says, int round) {

  /** What a peer is taken to say that has sought us but has not been asked yet. */
  static final Wait SOUGHT_US = new Wait(Phase.SEEKING, "", "it seeks");

  public Endpoint endpoint() {
    return Endpoint.listenerOf(peer);
  }

  /** The id of the cluster the peer belongs to or is about to, or empty. */
  public String clusterId() {
    if (says instanceof Wait wait) {
      return wait.clusterId();
    } else if (says instanceof Founding founding) {
      return founding.clusterId();
    } else if (says instanceof Joined joined) {
      return joined.clusterId();
    } else if (says instanceof JoinFailed failed) {
      return failed.clusterId();
    } else if (says instanceof Standalone standalone) {
      return standalone.clusterId();
    } else if (says instanceof Nodes nodes) {
      return nodes.clusterId();
    }
    return "";
  }

  /** What the peer gives as its reason for not inviting, or empty. */
  String reason() {
    if (says instanceof Wait wait) {
      return wait.reason();
    }
    return says instanceof Founding ? "it is founding it" : "";
  }

  public boolean inCluster() {
    return !clusterId().isEmpty();
  }

  /** Whether its process is up but its incarnation is not. */
  public boolean starting() {
    return says instanceof Wait wait && wait.phase() == Phase.STARTING;
  }
}
