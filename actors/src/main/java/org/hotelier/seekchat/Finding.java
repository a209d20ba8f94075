package org.hotelier.seekchat;

import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;

/** What became of asking one candidate. */
public sealed interface Finding {

  Endpoint candidate();

  /** An authentic answer: same cluster name, same protocol version, proof right. */
  record Answered(Endpoint candidate, Peer peer, Reply reply) implements Finding {}

  /** The host says that nobody listens there. */
  record Refused(Endpoint candidate) implements Finding {}

  /** No connection, no answer in time, or an answer that is no SeekChat; the reason in words. */
  record Silent(Endpoint candidate, String reason) implements Finding {}

  /** A node of another cluster, or of another protocol version. */
  record Alien(Endpoint candidate, String reason) implements Finding {}

  /** A node of the same cluster name whose proof of the join token is wrong. */
  record Unproven(Endpoint candidate, Peer peer) implements Finding {}
}
