package org.hotelier.broker.link;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem;

/**
 * What a message brought.
 *
 * @param lost what the peer's former incarnation had not acknowledged, in order, if the message was
 *     the first of a new one; to be dealt with before the items
 * @param items what is new, in order
 */
public record Received(List<BrokerItem> lost, List<BrokerItem> items) {
  static final Received NOTHING = new Received(List.of(), List.of());
}
