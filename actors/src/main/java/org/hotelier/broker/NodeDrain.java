package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;

/**
 * Whether this node drains, who knows that, and which other nodes do. A peer that has noted the
 * drain sends no forward after it, as items keep their order.
 */
final class NodeDrain {

  private final Peers peers;
  private final Lines lines;
  private boolean draining;

  NodeDrain(Peers peers, Lines lines) {
    this.peers = peers;
    this.lines = lines;
  }

  boolean draining() {
    return draining;
  }

  /** Tells whether that is a change. */
  boolean set(boolean drains) {
    if (draining == drains) {
      return false;
    }
    draining = drains;
    for (var peer : peers.all()) {
      peer.notedDrain(false);
    }
    peers.tellAll(new Drains(drains));
    return true;
  }

  void joined(Peer peer) {
    if (draining) {
      lines.send(peer.line(), new Drains(true));
    }
  }

  void take(Peer peer, Drains item) {
    peer.draining(item.draining());
    if (!item.draining()) {
      peer.rooms().values().forEach(PeerRoom::reopen);
    }
    lines.send(peer.line(), new DrainsNoted(item.draining()));
    peers.stir(peer);
  }

  void take(Peer peer, DrainsNoted item) {
    peer.notedDrain(draining && item.draining());
  }
}
