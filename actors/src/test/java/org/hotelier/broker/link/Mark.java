package org.hotelier.broker.link;

import java.util.Arrays;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.ItemCodec;

/**
 * An item as a history remembers it: equal when all its bytes are.
 *
 * @param number the request, or what a hint says; no two items of one kind share it
 */
record Mark(Kind kind, long number, String service, int content) {

  /** As far as histories tell items apart. */
  enum Kind {
    FORWARD,
    CANCEL,
    REPLY,
    HINT
  }

  static Mark of(BrokerItem item) {
    int content = Arrays.hashCode(ItemCodec.encode(item));
    if (item instanceof Forward forward) {
      return new Mark(Kind.FORWARD, forward.request(), forward.service(), content);
    }
    if (item instanceof Cancel cancel) {
      return new Mark(Kind.CANCEL, cancel.request(), "", content);
    }
    if (item instanceof FinalReply reply) {
      return new Mark(Kind.REPLY, reply.request(), "", content);
    }
    var hint = (Hint) item;
    return new Mark(Kind.HINT, hint.serviceMicros(), hint.service(), content);
  }
}
