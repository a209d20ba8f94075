package org.hotelier.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.seekchat.Peer;

/**
 * The brokers of the other nodes, each at the end of a numbered link, as far as the membership says
 * that they are there. Tells the exchange who comes, falters and goes, and what they say.
 */
public final class Colleagues {

  private final Peer self;
  private final Exchange exchange;
  private final ServiceBoard board;
  private final LinkSettings settings;
  private final Map<String, Colleague> byNode = new HashMap<>();

  public Colleagues(Peer self, Exchange exchange, ServiceBoard board, LinkSettings settings) {
    this.self = self;
    this.exchange = exchange;
    this.board = board;
    this.settings = settings;
  }

  /** Compares the nodes that there are now with those that there were. */
  void meet(List<NodeRow> rows, long now, Post post) {
    var present = new HashSet<String>();
    for (var row : rows) {
      if (row.member() && !row.self()) {
        present.add(row.peer().name());
        meet(row, now, post);
      }
    }
    for (var gone : List.copyOf(byNode.keySet())) {
      if (!present.contains(gone)) {
        part(gone, now);
      }
    }
  }

  private void meet(NodeRow row, long now, Post post) {
    var name = row.peer().name();
    var known = byNode.get(name);
    if (known != null && known.run() > row.peer().run()) {
      return;
    }
    if (known != null && known.run() < row.peer().run()) {
      part(name, now);
      known = null;
    }
    if (known == null) {
      known = new Colleague(self, row, post.to(row.key().address()), settings);
      byNode.put(name, known);
      exchange.peerJoined(known, now);
    }
    known.seen(row.status() == NodeStatus.SUSPECT, exchange, now);
  }

  private void part(String name, long now) {
    byNode.remove(name);
    board.forget(name);
    exchange.peerLeft(name, now);
  }

  void receive(BrokerMessage message, long now) {
    var sender = byNode.get(message.session().node());
    if (sender != null) {
      sender.receive(message, exchange, board, now);
    }
  }

  /** Sends what has gathered. */
  void flush(long now) {
    for (var colleague : byNode.values()) {
      colleague.flush(exchange, now);
    }
  }

  /** The Pekko addresses of those that can be asked. */
  List<String> addresses() {
    var addresses = new ArrayList<String>();
    for (var colleague : byNode.values()) {
      if (!colleague.suspect()) {
        addresses.add(colleague.address());
      }
    }
    return addresses;
  }
}
