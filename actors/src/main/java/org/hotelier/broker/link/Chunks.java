package org.hotelier.broker.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.broker.BatchCodec;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.ItemCodec;
import org.jspecify.annotations.Nullable;

/**
 * Cuts items that are larger than a message into chunks, and puts the chunks that come together
 * again. Never holds more than the longest item.
 */
final class Chunks {

  /** What a chunk takes besides its bytes: a batch's numbers, a flag, a length. */
  private static final int HEAD = BatchCodec.OVERHEAD + 16;

  private final int itemBytes;
  private final List<ByteBuffer> gathered = new ArrayList<>();
  private long bytes;

  Chunks(int itemBytes) {
    this.itemBytes = itemBytes;
  }

  /** The item's chunks, each of which fits a message of that length. */
  static List<Piece> cut(BrokerItem item, int messageBytes) {
    var encoded = ItemCodec.encode(item);
    int length = messageBytes - HEAD;
    var chunks = new ArrayList<Piece>(encoded.length / length + 1);
    for (int from = 0; from < encoded.length; from += length) {
      int size = Math.min(length, encoded.length - from);
      var chunk = ByteBuffer.wrap(encoded, from, size).slice().asReadOnlyBuffer();
      chunks.add(new Piece(item, chunk, from + size == encoded.length, size));
    }
    return chunks;
  }

  /**
   * Takes the next chunk in order.
   *
   * @return the item, if this was its last chunk
   * @throws IOException when the chunks are not those of an item; all are forgotten
   */
  @Nullable BrokerItem add(Chunk chunk) throws IOException {
    bytes += chunk.bytes().remaining();
    if (bytes <= itemBytes) {
      gathered.add(chunk.bytes());
    } else {
      gathered.clear();
    }
    return chunk.last() ? join() : null;
  }

  private BrokerItem join() throws IOException {
    try {
      if (bytes > itemBytes) {
        throw new IOException(
            "Expected at most %d bytes in all chunks, but got %d; set equal sizes on all nodes"
                .formatted(itemBytes, bytes));
      }
      return ItemCodec.decode(gathered);
    } finally {
      forget();
    }
  }

  /** Whether chunks of an item are there, but not its last. */
  boolean unfinished() {
    return bytes > 0;
  }

  void forget() {
    gathered.clear();
    bytes = 0;
  }
}
