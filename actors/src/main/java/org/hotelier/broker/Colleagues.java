package org.hotelier.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.broker.BrokerMessage;

/**
 * The brokers of the other nodes, each at the end of a numbered link, as far as the membership says
 * that they are there. Tells the exchange who comes, falters and goes, and what they say.
 */
public final class Colleagues {

  private final Exchange exchange;
  private final ServiceBoard board;
  private final LinkSettings settings;
  private final Map<MemberKey, Colleague> colleagues = new LinkedHashMap<>();
  private final Map<Long, Colleague> byUid = new HashMap<>();

  public Colleagues(Exchange exchange, ServiceBoard board, LinkSettings settings) {
    this.exchange = exchange;
    this.board = board;
    this.settings = settings;
  }

  /**
   * Compares the members that there are now with those that there were. A node's later incarnation
   * comes after its earlier one has gone, also where the membership still knows both.
   */
  void meet(List<NodeRow> rows, long now, Post post) {
    var present = newest(rows);
    for (var colleague : List.copyOf(colleagues.values())) {
      if (!present.containsKey(colleague.key())) {
        part(colleague, now);
      }
    }
    rows.stream()
        .filter(NodeRow::self)
        .findFirst()
        .ifPresent(self -> present.values().forEach(row -> meet(self.key(), row, now, post)));
  }

  private static Map<MemberKey, NodeRow> newest(List<NodeRow> rows) {
    var byName = new LinkedHashMap<String, NodeRow>();
    for (var row : rows) {
      if (row.member() && !row.self()) {
        byName.merge(
            row.peer().name(),
            row,
            (one, other) -> one.peer().run() < other.peer().run() ? other : one);
      }
    }
    var byKey = new LinkedHashMap<MemberKey, NodeRow>();
    byName.values().forEach(row -> byKey.put(row.key(), row));
    return byKey;
  }

  private void meet(MemberKey self, NodeRow row, long now, Post post) {
    var colleague = colleagues.get(row.key());
    if (colleague == null) {
      colleague = new Colleague(self, row, post.to(row.key().address()), settings);
      colleagues.put(row.key(), colleague);
      byUid.put(row.key().uid(), colleague);
      exchange.peerJoined(colleague, now);
    }
    colleague.seen(row.status() == NodeStatus.SUSPECT, exchange, now);
  }

  private void part(Colleague colleague, long now) {
    colleagues.remove(colleague.key());
    byUid.remove(colleague.key().uid());
    board.forget(colleague.node());
    exchange.peerLeft(colleague.node(), now);
  }

  /** A message of an incarnation that this node does not know, or no longer, is dropped. */
  void receive(BrokerMessage message, long now) {
    var sender = byUid.get(message.session().from());
    if (sender != null) {
      sender.receive(message, exchange, board, now);
    }
  }

  /** Sends what has gathered. */
  void flush(long now) {
    for (var colleague : colleagues.values()) {
      colleague.flush(exchange, now);
    }
  }

  /** Which nodes have not confirmed yet that replies of this one have arrived, in sentences. */
  List<String> owed() {
    var sentences = new ArrayList<String>();
    for (var colleague : colleagues.values()) {
      if (colleague.owed()) {
        sentences.add(
            "replies are on their way to %s, which has not confirmed them"
                .formatted(colleague.node()));
      }
    }
    return sentences;
  }

  /** The Pekko addresses of those that can be asked. */
  List<String> addresses() {
    var addresses = new ArrayList<String>();
    for (var colleague : colleagues.values()) {
      if (!colleague.suspect()) {
        addresses.add(colleague.key().address());
      }
    }
    return addresses;
  }
}
