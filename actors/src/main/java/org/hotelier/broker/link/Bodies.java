package org.hotelier.broker.link;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;

/** Which items carry what a requester or a guest has written, and how much of it. */
final class Bodies {

  private Bodies() {}

  /** Whether the item has a body. */
  static boolean in(BrokerItem item) {
    return item instanceof Forward || item instanceof FinalReply || item instanceof PartialReply;
  }

  /** The length of the item's body, all frames together; 0: it has none. */
  static long bytes(BrokerItem item) {
    if (item instanceof Forward forward) {
      return length(forward.body());
    }
    if (item instanceof FinalReply reply) {
      return length(reply.body());
    }
    return item instanceof PartialReply part ? length(part.body()) : 0;
  }

  private static long length(List<byte[]> frames) {
    long length = 0;
    for (byte[] frame : frames) {
      length += frame.length;
    }
    return length;
  }
}
