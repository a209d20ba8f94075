package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerItem.ServiceDrains;

/**
 * Which services drain, the same on all nodes. Each node refuses new requests of its own requesters
 * and finishes what it has let in, and so goes on taking forwards.
 */
final class ServiceDrain {

  private final Services services;
  private final Peers peers;
  private final Lines lines;

  ServiceDrain(Services services, Peers peers, Lines lines) {
    this.services = services;
    this.peers = peers;
    this.lines = lines;
  }

  /** Drains a service or revives it, here and elsewhere. */
  void set(String name, boolean drains) {
    note(name, drains);
    peers.tellAll(new ServiceDrains(name, drains));
  }

  /** Another node drains it, or no longer. */
  void take(ServiceDrains item) {
    note(item.service(), item.draining());
  }

  /** Tells a node that has come what drains. */
  void joined(Peer peer) {
    for (var service : services.all()) {
      if (service.draining()) {
        lines.send(peer.line(), new ServiceDrains(service.name(), true));
      }
    }
  }

  private void note(String name, boolean drains) {
    var service = services.obtain(name);
    service.draining(drains);
    service.stir();
  }
}
