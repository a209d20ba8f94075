package org.hotelier.broker.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Acknowledged;
import org.hotelier.protocol.broker.BrokerMessage.Again;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.ItemCodec;
import org.hotelier.protocol.broker.Session;

/**
 * This broker's end of the link to one other (design D4): items arrive there in order and exactly
 * once while both incarnations live, and are handed back when the peer's ends.
 *
 * <p>Everything that has a number goes in one row. Only two kinds wait for theirs and are
 * overtaken: forwards while the window of unacknowledged ones is full, and hints, of which the
 * latest counts.
 *
 * <p>Times are of a monotonic clock, in nanoseconds. Used by one thread.
 */
public final class PeerLink {
  private final LinkSettings settings;
  private final Function<LinkSettings, Outbox> newOutbox;
  private final Function<LinkSettings, Inbox> newInbox;
  private Session session;
  private WaitingRoom waiting;
  private Outbox outbox;
  private Inbox inbox;
  private long strays;
  private LinkCounts former = new LinkCounts(0, 0, 0, 0, 0);

  /**
   * A link that has sent nothing yet.
   *
   * @param session from this incarnation to the peer's
   */
  public PeerLink(Session session, LinkSettings settings) {
    this(session, settings, Outbox::new, Inbox::new);
  }

  PeerLink(
      Session session,
      LinkSettings settings,
      Function<LinkSettings, Outbox> newOutbox,
      Function<LinkSettings, Inbox> newInbox) {
    this.session = session;
    this.settings = settings;
    this.newOutbox = newOutbox;
    this.newInbox = newInbox;
    this.waiting = new WaitingRoom(settings.waitingForwards());
    this.outbox = newOutbox.apply(settings);
    this.inbox = newInbox.apply(settings);
  }

  /** From this incarnation to the peer's, as far as it is known. */
  public Session session() {
    return session;
  }

  /**
   * Takes an item, which goes out with the next {@link #flush}. Only an item with a body can be
   * refused: all others are small, and about requests that are bounded elsewhere.
   */
  public Sending send(BrokerItem item) {
    if (item instanceof Hint hint) {
      waiting.put(hint);
      return Sending.TAKEN;
    }
    if (item instanceof Cancel cancel && waiting.withdraw(cancel)) {
      return Sending.TAKEN;
    }
    long body = Bodies.bytes(item);
    if (body > settings.bodyBytes()) {
      return Sending.TOO_LARGE;
    }
    int size = ItemCodec.size(item);
    if (size > settings.itemBytes()) {
      return Sending.TOO_LARGE;
    }
    if (Bodies.in(item) && kept() + size > settings.keptBytes()) {
      return Sending.FULL;
    }
    if (item instanceof Forward forward && (waiting.hasLine() || !outbox.takesForward())) {
      return waiting.add(forward, size) ? Sending.TAKEN : Sending.FULL;
    }
    if (item instanceof DrainsNoted note && waiting.hasLine()) {
      waiting.add(note, size);
    } else {
      outbox.add(item, size);
    }
    return Sending.TAKEN;
  }

  /**
   * Whether the peer should get no more forwards for now: another node, or the queue, is better.
   */
  public boolean congested() {
    return waiting.hasLine() || !outbox.takesForward() || kept() >= settings.congestedBytes();
  }

  /**
   * Takes a message of the peer. One of an incarnation that is over, on either side, is dropped.
   */
  public Received receive(BrokerMessage message, long now) {
    var theirs = message.session();
    if (theirs.to() != session.from() || theirs.from() < session.to()) {
      strays++;
      return Received.NOTHING;
    }
    List<BrokerItem> lost = theirs.from() > session.to() ? renew(theirs.from()) : List.of();
    inbox.heard();
    outbox.acknowledged(message.acknowledged(), now);
    waiting.letLineInto(outbox);
    if (message instanceof Batch batch) {
      return new Received(lost, inbox.take(batch, now));
    }
    if (message instanceof Chunk chunk) {
      return new Received(lost, inbox.take(chunk, now));
    }
    if (message instanceof Again again) {
      outbox.again(again.acknowledged());
      inbox.questioned(now);
    }
    return lost.isEmpty() ? Received.NOTHING : new Received(lost, List.of());
  }

  /**
   * Begins anew with a later incarnation of the peer; an earlier or the same one changes nothing.
   *
   * @return what the former one had not acknowledged, in order
   */
  public List<BrokerItem> renew(long peer) {
    if (peer <= session.to()) {
      return List.of();
    }
    var lost = unacknowledged();
    former = counts();
    strays = 0;
    session = new Session(session.from(), peer);
    waiting = new WaitingRoom(settings.waitingForwards());
    outbox = newOutbox.apply(settings);
    inbox = newInbox.apply(settings);
    return lost;
  }

  /** What the peer has not acknowledged, in order; forwards that wait and hints come last. */
  public List<BrokerItem> unacknowledged() {
    var items = new ArrayList<>(outbox.items());
    items.addAll(waiting.items());
    return items;
  }

  /**
   * Sends what is new and what is due: pieces, again or for the first time, an acknowledgement, a
   * question. To be called once per turn of the loop, and at least every 20 ms.
   */
  public void flush(long now, Consumer<BrokerMessage> out) {
    if (outbox.hasWindow()) {
      waiting.letHintsInto(outbox);
    }
    if (outbox.flush(now, session, inbox.received(), out)) {
      inbox.acknowledged();
    }
    if (inbox.mustAsk(now)) {
      out.accept(new Again(session, inbox.received()));
      inbox.asked(now);
      inbox.acknowledged();
    }
    if (inbox.mustAcknowledge(now)) {
      out.accept(new Acknowledged(session, inbox.received()));
      inbox.acknowledged();
    }
  }

  /** Whether the peer has the last {@link BrokerItem.Drains} of this session, or there was none. */
  public boolean drainsAcknowledged() {
    return outbox.drainsAcknowledged();
  }

  /** Whether nothing waits, is on the way, or is to be acknowledged. */
  public boolean idle() {
    return waiting.isEmpty() && outbox.isEmpty() && !inbox.owes();
  }

  /** What went wrong since the link was made. */
  public LinkCounts counts() {
    return new LinkCounts(
        former.resent() + outbox.resent(),
        former.duplicates() + inbox.duplicates(),
        former.gaps() + inbox.gaps(),
        former.strays() + strays,
        former.malformed() + outbox.malformed() + inbox.malformed());
  }

  private long kept() {
    return outbox.keptBytes() + waiting.bytes();
  }
}
