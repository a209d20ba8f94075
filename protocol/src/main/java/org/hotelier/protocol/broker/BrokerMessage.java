package org.hotelier.protocol.broker;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the link between two brokers sends over Artery, which may lose it. Every message names its
 * session, and acknowledges: all pieces up to that number have arrived in order.
 */
public sealed interface BrokerMessage {

  /** The session of the sender's direction. */
  Session session();

  /** The highest number up to which nothing from the receiver is missing at the sender; 0: none. */
  long acknowledged();

  /**
   * Items, each a piece.
   *
   * @param first the number of the first one; the others follow
   */
  record Batch(Session session, long acknowledged, long first, List<BrokerItem> items)
      implements BrokerMessage {

    /** Refuses numbers that no sender gives. */
    public Batch {
      requireNumbers(acknowledged, first);
    }

    /** The number of the last item. */
    public long last() {
      return first + items.size() - 1;
    }
  }

  /**
   * One piece of an item that is too large for a batch; the item's chunks follow one another.
   *
   * @param last whether the item ends here
   * @param bytes from position to limit; nobody moves either, or writes to it
   */
  record Chunk(Session session, long acknowledged, long number, boolean last, ByteBuffer bytes)
      implements BrokerMessage {

    /** Refuses numbers that no sender gives. */
    public Chunk {
      requireNumbers(acknowledged, number);
    }
  }

  /** Nothing but the acknowledgement. */
  record Acknowledged(Session session, long acknowledged) implements BrokerMessage {

    /** Refuses numbers that no sender gives. */
    public Acknowledged {
      requireNumbers(acknowledged, 1);
    }
  }

  /** Asks to send again what follows the acknowledged number; also the first word of a session. */
  record Again(Session session, long acknowledged) implements BrokerMessage {

    /** Refuses numbers that no sender gives. */
    public Again {
      requireNumbers(acknowledged, 1);
    }
  }

  private static void requireNumbers(long acknowledged, long first) {
    if (acknowledged < 0 || first < 1) {
      throw new IllegalArgumentException(
          "Expected an acknowledgement from 0 and a number from 1, but got %d and %d; drop it"
              .formatted(acknowledged, first));
    }
  }
}
