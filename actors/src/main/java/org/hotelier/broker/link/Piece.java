package org.hotelier.broker.link;

import java.nio.ByteBuffer;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.jspecify.annotations.Nullable;

/**
 * What has a number on a link: an item, or a chunk of one.
 *
 * @param item the item, also if this is only a chunk of it
 * @param chunk the chunk's bytes, or null for a whole item
 * @param last whether the item ends here
 * @param size how many bytes it takes in its message
 */
record Piece(BrokerItem item, @Nullable ByteBuffer chunk, boolean last, int size) {

  static Piece whole(BrokerItem item, int size) {
    return new Piece(item, null, true, size);
  }

  boolean endsForward() {
    return last && item instanceof Forward;
  }
}
