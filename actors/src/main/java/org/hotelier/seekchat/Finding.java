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

  /**
   * A node of another cluster, or of another protocol version.
   *
   * @param what in what it differs, {@code cluster name} or {@code protocol version}
   * @param theirs what it has
   * @param ours what this node has
   */
  record Alien(Endpoint candidate, Peer peer, String what, String theirs, String ours)
      implements Finding {

    public String reason() {
      return "its %s is \"%s\", here it is \"%s\"".formatted(what, theirs, ours);
    }
  }

  /**
   * A node of the same cluster name whose proof of the join token is wrong.
   *
   * @param reason how its token differs from this node's, as far as that can be told
   */
  record Unproven(Endpoint candidate, Peer peer, String reason) implements Finding {}
}
