package org.hotelier.broker;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.jspecify.annotations.Nullable;

/** The brokers of the other nodes, and what each offers. */
final class Peers {

  private final Map<String, Peer> byNode = new LinkedHashMap<>();
  private final Services services;
  private final Lines lines;
  private final int window;

  Peers(Services services, Lines lines, int window) {
    this.services = services;
    this.lines = lines;
    this.window = window;
  }

  Peer join(PeerLine line) {
    var peer = new Peer(line, lines);
    byNode.put(peer.node(), peer);
    return peer;
  }

  @Nullable Peer find(String node) {
    return byNode.get(node);
  }

  Collection<Peer> all() {
    return byNode.values();
  }

  /** It is gone, with all that it offered. */
  void leave(Peer peer) {
    byNode.remove(peer.node(), peer);
    for (var room : peer.rooms().values()) {
      room.service().rooms().remove(room);
      room.service().stir();
    }
    peer.rooms().clear();
  }

  /** Takes note of what a node offers now. */
  void take(Peer peer, Hint hint) {
    var room = peer.rooms().get(hint.service());
    if (room == null) {
      room = new PeerRoom(peer, services.obtain(hint.service()), window, hint);
      peer.rooms().put(hint.service(), room);
      room.service().rooms().add(room);
    }
    room.update(hint);
    if (hint.guests() > 0) {
      room.service().hasGuest();
    }
    room.service().stir();
  }

  /** Forgets rooms of a service that offer nothing and hold nothing of ours. */
  void forgetOver(Service service) {
    var rooms = service.rooms();
    for (var i = rooms.size() - 1; i >= 0; i--) {
      var room = rooms.get(i);
      if (room.isOver()) {
        rooms.remove(i);
        room.peer().rooms().remove(service.name());
      }
    }
  }

  /** What a node offers may be wanted again. */
  void stir(Peer peer) {
    peer.rooms().values().forEach(room -> room.service().stir());
  }

  /** Looks again at whoever's line was full. */
  void tick() {
    for (var peer : byNode.values()) {
      if (peer.isFreeAgain()) {
        stir(peer);
      }
    }
  }

  void tellAll(BrokerItem item) {
    for (var peer : byNode.values()) {
      lines.send(peer.line(), item);
    }
  }
}
