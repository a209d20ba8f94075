package org.hotelier.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.broker.link.PeerLink;
import org.hotelier.broker.link.Sending;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Failure;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.Session;

/** The broker of one other incarnation, and this end of the link to it. */
final class Colleague implements PeerLine {

  private final String node;
  private final MemberKey key;
  private final Post.Box box;
  private final PeerLink link;
  private final Deque<BrokerItem> notSent = new ArrayDeque<>();
  private boolean suspect;

  Colleague(MemberKey self, NodeRow row, Post.Box box, LinkSettings settings) {
    this.node = row.peer().name();
    this.key = row.key();
    this.box = box;
    this.link = new PeerLink(new Session(self.uid(), key.uid()), settings);
  }

  @Override
  public String node() {
    return node;
  }

  MemberKey key() {
    return key;
  }

  boolean suspect() {
    return suspect;
  }

  void seen(boolean nowSuspect, Exchange exchange, long now) {
    if (nowSuspect && !suspect) {
      exchange.peerSuspect(node(), now);
    } else if (suspect && !nowSuspect) {
      exchange.peerBack(node(), now);
    }
    suspect = nowSuspect;
  }

  @Override
  public void send(BrokerItem item) {
    if (link.send(item) != Sending.TAKEN) {
      notSent.add(item);
    }
  }

  @Override
  public boolean congested() {
    return link.congested();
  }

  /** Whether a reply may not have arrived there yet. */
  boolean owed() {
    for (var item : link.unacknowledged()) {
      if (item instanceof FinalReply || item instanceof PartialReply || item instanceof Failure) {
        return true;
      }
    }
    return false;
  }

  void receive(BrokerMessage message, Exchange exchange, ServiceBoard board, long now) {
    for (var item : link.receive(message, now).items()) {
      if (item instanceof Hint hint) {
        board.take(node(), hint);
      }
      exchange.take(node(), item, now);
    }
  }

  void flush(Exchange exchange, long now) {
    for (var item = notSent.poll(); item != null; item = notSent.poll()) {
      givenUp(item, exchange, now);
    }
    link.flush(now, box::put);
  }

  /**
   * A forward comes back as if the other had returned it; a reply becomes the word that it failed.
   */
  private void givenUp(BrokerItem item, Exchange exchange, long now) {
    if (item instanceof Forward forward) {
      exchange.take(
          node(), new Returned(forward.request(), forward.attempt(), "the link is full"), now);
    } else if (item instanceof PartialReply part) {
      var unused = link.send(tooLarge(part.request(), part.attempt()));
    } else if (item instanceof FinalReply reply) {
      var unused = link.send(tooLarge(reply.request(), reply.attempt()));
    } else if (item instanceof Failure failure) {
      var unused =
          link.send(new AttemptFailed(failure.request(), failure.attempt(), failure.name()));
    }
  }

  private static Failure tooLarge(long request, int attempt) {
    return new Failure(
        request,
        attempt,
        Refusal.TOO_LARGE.word(),
        "Expected a reply that fits the link between two nodes; make it smaller, or use partial replies",
        "");
  }
}
