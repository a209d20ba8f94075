package org.hotelier.broker;

import org.hotelier.protocol.broker.BrokerItem;

/**
 * How the exchange reaches the broker of another node: in order and once, while both live. Called
 * on the broker's thread; never blocks.
 */
public interface PeerLine {

  /** The other node's name. */
  String node();

  void send(BrokerItem item);

  /** Whether so much waits to be acknowledged that no further forward should be sent for now. */
  boolean congested();
}
