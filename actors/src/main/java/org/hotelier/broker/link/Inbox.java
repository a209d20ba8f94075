package org.hotelier.broker.link;

import java.io.IOException;
import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;

/**
 * The other direction of a session, at the receiver: lets each number through once and in order,
 * and knows what is to be acknowledged and asked for. What comes before an earlier piece is
 * dropped; the carrier keeps order as a rule, so that a gap means loss, and what follows comes
 * again anyway.
 */
class Inbox {
  private final LinkSettings settings;
  private final long acknowledgeAfter;
  private final long greetAfter;
  private final Chunks chunks;

  /** Everything up to this number has come. */
  private long received;

  private int owedPieces;
  private int owedMessages;
  private long owedSince;

  /** A session begins with a question, so that the peer learns of it and sends what it has. */
  private boolean missing = true;

  private boolean heard;
  private long askedFor = -1;
  private long askedAt;
  private long duplicates;
  private long gaps;
  private long malformed;

  Inbox(LinkSettings settings) {
    this.settings = settings;
    this.acknowledgeAfter = settings.acknowledgeAfter().toNanos();
    this.greetAfter = settings.resendAfter().toNanos();
    this.chunks = new Chunks(settings.itemBytes());
  }

  long received() {
    return received;
  }

  long duplicates() {
    return duplicates;
  }

  long gaps() {
    return gaps;
  }

  long malformed() {
    return malformed;
  }

  /** The items of the batch that are new, or none if an earlier piece is missing. */
  List<BrokerItem> take(Batch batch, long now) {
    var items = batch.items();
    int known = known(batch.first(), items.size(), now);
    if (known == items.size()) {
      return List.of();
    }
    abandonChunks();
    received = batch.last();
    return known == 0 ? items : items.subList(known, items.size());
  }

  /** The item that ends with this chunk, if one does. */
  List<BrokerItem> take(Chunk chunk, long now) {
    if (known(chunk.number(), 1, now) == 1) {
      return List.of();
    }
    received = chunk.number();
    try {
      var item = chunks.add(chunk);
      return item == null ? List.of() : List.of(item);
    } catch (IOException e) {
      malformed++;
      return List.of();
    }
  }

  /** The peer asks; it is answered even if there is nothing to send, so that it stops asking. */
  void questioned(long now) {
    owe(0, now);
  }

  /** The peer knows of this session. */
  void heard() {
    heard = true;
  }

  /** How many of these pieces, from the first on, are not to be taken. */
  private int known(long first, int size, long now) {
    owe(size, now);
    if (first > received + 1) {
      gaps++;
      missing = true;
      return size;
    }
    int known = (int) Math.min(size, alreadyReceived(first));
    duplicates += known;
    return known;
  }

  /** How many numbers from this one on have come before. */
  long alreadyReceived(long first) {
    return received + 1 - first;
  }

  /** No sender begins another item before the last chunk of one. */
  private void abandonChunks() {
    if (chunks.unfinished()) {
      malformed++;
      chunks.forget();
    }
  }

  private void owe(int pieces, long now) {
    if (owedMessages == 0) {
      owedSince = now;
    }
    owedMessages++;
    owedPieces += pieces;
  }

  /** Whether an acknowledgement waits to be sent. */
  boolean owes() {
    return owedMessages > 0;
  }

  /** Whether it waits no longer for a message that takes it along. */
  boolean mustAcknowledge(long now) {
    return owes()
        && (owedPieces >= settings.acknowledgePieces()
            || owedMessages >= settings.acknowledgeMessages()
            || now - owedSince >= acknowledgeAfter);
  }

  /** A message has taken the acknowledgement along. */
  void acknowledged() {
    owedPieces = 0;
    owedMessages = 0;
  }

  /**
   * Whether to ask for what is missing, or for any word of a peer that has said none yet; not more
   * often than it can be answered.
   */
  boolean mustAsk(long now) {
    return missing
        ? askedFor != received || now - askedAt >= acknowledgeAfter
        : !heard && now - askedAt >= greetAfter;
  }

  /** It has been asked for. */
  void asked(long now) {
    missing = false;
    askedFor = received;
    askedAt = now;
  }
}
