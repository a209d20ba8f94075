package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.ServiceDrains;
import org.hotelier.protocol.broker.BrokerItem.Started;

/** Where other nodes come and go, and what they say is brought to whom it concerns. */
final class PeerDesk {

  private final Peers peers;
  private final Services services;
  private final Forwards forwards;
  private final ExecutingDesk executing;
  private final NodeDrain drain;
  private final ServiceDrain serviceDrain;
  private final Hints hints;
  private final Lines lines;

  PeerDesk(
      Peers peers,
      Services services,
      Forwards forwards,
      ExecutingDesk executing,
      NodeDrain drain,
      ServiceDrain serviceDrain,
      Hints hints,
      Lines lines) {
    this.peers = peers;
    this.services = services;
    this.forwards = forwards;
    this.executing = executing;
    this.drain = drain;
    this.serviceDrain = serviceDrain;
    this.hints = hints;
    this.lines = lines;
  }

  void joined(PeerLine line) {
    left(line.node());
    var peer = peers.join(line);
    drain.joined(peer);
    serviceDrain.joined(peer);
    hints.tellAll(peer, services, lines);
  }

  /** What is there is lost, as far as one can tell; it is told to forget it if it comes back. */
  void suspect(String node) {
    var peer = peers.find(node);
    if (peer != null && !peer.suspect()) {
      peer.suspect(true);
      forwards.nodeLost(peer, "node " + node + " cannot be reached");
    }
  }

  void back(String node) {
    var peer = peers.find(node);
    if (peer != null && peer.suspect()) {
      peer.suspect(false);
      peers.stir(peer);
    }
  }

  void left(String node) {
    var peer = peers.find(node);
    if (peer != null) {
      peer.suspect(true);
      forwards.nodeLost(peer, "node " + node + " is gone");
      executing.nodeLeft(peer);
      peers.leave(peer);
    }
  }

  void take(String node, BrokerItem item, long now) {
    var peer = peers.find(node);
    if (peer == null) {
      return; // it left; what it says now concerns nobody
    }
    if (item instanceof Forward forward) {
      executing.take(peer, forward, drain.draining(), now);
    } else if (item instanceof Started started) {
      forwards.started(peer, started, now);
    } else if (item instanceof FinalReply reply) {
      forwards.replied(peer, reply, now);
    } else if (item instanceof Hint hint) {
      peers.take(peer, hint);
    } else if (item instanceof PartialReply part) {
      forwards.partial(peer, part);
    } else if (item instanceof Cancel cancel) {
      executing.cancel(peer, cancel);
    } else if (item instanceof Failure failure) {
      forwards.failed(peer, failure);
    } else if (item instanceof AttemptFailed failed) {
      forwards.attemptFailed(peer, failed);
    } else if (item instanceof Returned returned) {
      forwards.returned(peer, returned);
    } else if (item instanceof Drains drains) {
      drain.take(peer, drains);
    } else if (item instanceof DrainsNoted noted) {
      drain.take(peer, noted);
    } else if (item instanceof ServiceDrains drains) {
      serviceDrain.take(drains);
    }
  }
}
