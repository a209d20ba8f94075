package org.hotelier.broker.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hotelier.protocol.broker.BatchCodec;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.ItemCodec;
import org.hotelier.protocol.broker.Session;

/**
 * One direction of a session, at the sender: numbers pieces, keeps each until it is acknowledged,
 * and sends them in order within a window of bytes. When nothing is acknowledged for too long, or
 * the peer asks, it goes back to the first unacknowledged piece and sends a little, until an
 * acknowledgement says that it arrives.
 */
class Outbox {
  private final LinkSettings settings;
  private final long resendAfter;
  private final long resendAtMost;
  private final Pieces pieces = new Pieces();

  /** The next number to send; below it is what is on the way. */
  private long cursor = 1;

  /** Above all numbers that were ever sent. */
  private long sentBelow = 1;

  private long keptBytes;
  private long bytesOnTheWay;
  private int forwards;
  private long drains;
  private boolean goneBack;
  private long patience;
  private long since;
  private long resent;
  private long malformed;

  Outbox(LinkSettings settings) {
    this.settings = settings;
    this.resendAfter = settings.resendAfter().toNanos();
    this.resendAtMost = settings.resendAtMost().toNanos();
    this.patience = resendAfter;
  }

  /** Gives the item its number, or several if it is too large for a message. */
  void add(BrokerItem item, int size) {
    int inBatch = ItemCodec.sizeInBatch(size);
    if (inBatch > settings.batchBytes() - BatchCodec.OVERHEAD) {
      Chunks.cut(item, settings.batchBytes()).forEach(this::add);
    } else {
      add(Piece.whole(item, inBatch));
    }
  }

  private void add(Piece piece) {
    if (piece.endsForward()) {
      forwards++;
    } else if (piece.item() instanceof Drains) {
      drains = pieces.next();
    }
    keptBytes += piece.size();
    pieces.add(piece);
  }

  boolean takesForward() {
    return forwards < settings.forwards();
  }

  /** Whether what is added now goes out at the next flush. */
  boolean hasWindow() {
    return cursor == pieces.next() && bytesOnTheWay < settings.windowBytes();
  }

  long keptBytes() {
    return keptBytes;
  }

  long resent() {
    return resent;
  }

  long malformed() {
    return malformed;
  }

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  boolean drainsAcknowledged() {
    return drains < pieces.first();
  }

  /**
   * Sends what is new, and what is due again.
   *
   * @return whether anything was sent
   */
  boolean flush(long now, Session session, long acknowledged, Consumer<BrokerMessage> out) {
    if (overdue(now)) {
      patience = Math.min(patience * 2, resendAtMost);
      goBack();
    }
    long before = cursor;
    boolean wasNothingOnTheWay = cursor == pieces.first();
    while (mayGo()) {
      out.accept(nextMessage(session, acknowledged));
    }
    if (wasNothingOnTheWay && cursor > before) {
      since = now;
    }
    resent += Math.max(0, Math.min(cursor, sentBelow) - before);
    sentBelow = Math.max(sentBelow, cursor);
    return cursor > before;
  }

  /** Whether an acknowledgement has been waited for long enough. */
  boolean overdue(long now) {
    return cursor > pieces.first() && now - since >= patience;
  }

  /** Everything up to this number has arrived. */
  void acknowledged(long number, long now) {
    if (number >= sentBelow) {
      malformed++;
      return;
    }
    if (number < pieces.first()) {
      return;
    }
    while (pieces.first() <= number) {
      boolean onTheWay = pieces.first() < cursor;
      var piece = pieces.removeFirst();
      keptBytes -= piece.size();
      bytesOnTheWay -= onTheWay ? piece.size() : 0;
      forwards -= piece.endsForward() ? 1 : 0;
    }
    cursor = Math.max(cursor, pieces.first());
    goneBack = false;
    patience = resendAfter;
    since = now;
  }

  /** The peer misses what follows this number; stale if it has acknowledged more since. */
  void again(long number) {
    if (number == pieces.first() - 1 && cursor > pieces.first()) {
      goBack();
    }
  }

  private void goBack() {
    cursor = pieces.first();
    bytesOnTheWay = 0;
    goneBack = true;
  }

  /** What was not acknowledged, in order. */
  List<BrokerItem> items() {
    var items = new ArrayList<BrokerItem>();
    for (long number = pieces.first(); number < pieces.next(); number++) {
      var piece = pieces.get(number);
      if (piece.last()) {
        items.add(piece.item());
      }
    }
    return items;
  }

  /** One piece may always go, so that a window smaller than a piece does not stop the link. */
  private boolean mayGo() {
    if (cursor == pieces.next()) {
      return false;
    }
    int window = goneBack ? settings.resendBytes() : settings.windowBytes();
    return bytesOnTheWay == 0 || bytesOnTheWay + pieces.get(cursor).size() <= window;
  }

  private BrokerMessage nextMessage(Session session, long acknowledged) {
    long first = cursor;
    var piece = pieces.get(first);
    if (piece.chunk() != null) {
      go(piece);
      return new Chunk(session, acknowledged, first, piece.last(), piece.chunk());
    }
    var items = new ArrayList<BrokerItem>();
    int room = settings.batchBytes() - BatchCodec.OVERHEAD;
    do {
      go(piece);
      items.add(piece.item());
      room -= piece.size();
      if (!mayGo()) {
        break;
      }
      piece = pieces.get(cursor);
    } while (piece.chunk() == null && piece.size() <= room);
    return new Batch(session, acknowledged, first, items);
  }

  private void go(Piece piece) {
    cursor++;
    bytesOnTheWay += piece.size();
  }
}
