package org.hotelier;

import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;

/** The nodes that tests speak of: {@code node-3} at 127.0.0.3, and so on. */
public final class Peers {

  private Peers() {}

  public static Peer peer(int number) {
    return peer(number, 1);
  }

  /** The same node in another incarnation. */
  public static Peer peer(int number, long run) {
    return new Peer("node-" + number, "127.0.0." + number, 33_000, 17_355, run);
  }

  public static Endpoint endpoint(Peer peer) {
    return new Endpoint(peer.host(), peer.listenerPort());
  }

  public static Endpoint endpoint(int number) {
    return endpoint(peer(number));
  }
}
