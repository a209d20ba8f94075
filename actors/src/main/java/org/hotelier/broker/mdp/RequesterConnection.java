package org.hotelier.broker.mdp;

import org.hotelier.broker.Exchange;
import org.hotelier.broker.Refusal;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.RequesterMessage;

/** A connection as the one that asks: its requests share one turn, and its replies one way back. */
final class RequesterConnection {
  private final Connection connection;
  private final String key;
  private final MdpCodec codec;
  private final MdpCounts counts;
  private final Exchange exchange;
  private final long maxBodyBytes;
  private int open;

  RequesterConnection(
      Connection connection,
      String key,
      MdpCodec codec,
      MdpCounts counts,
      Exchange exchange,
      long maxBodyBytes) {
    this.connection = connection;
    this.key = key;
    this.codec = codec;
    this.counts = counts;
    this.exchange = exchange;
    this.maxBodyBytes = maxBodyBytes;
  }

  String key() {
    return key;
  }

  long maxBodyBytes() {
    return maxBodyBytes;
  }

  /** Whether it waits for nothing. */
  boolean quiet() {
    return open == 0;
  }

  void opened() {
    open++;
  }

  void ended() {
    open--;
  }

  /** Whether it was taken; a requester that does not read loses its reply. */
  boolean send(RequesterMessage message) {
    boolean taken = connection.send(codec.encode(message));
    if (!taken) {
      counts.count(connection.ended() ? Mishap.AFTER_END : Mishap.SLOW_REQUESTER);
    }
    return taken;
  }

  void tooLarge() {
    exchange.refusedElsewhere(Refusal.TOO_LARGE);
  }
}
