package org.hotelier.broker.mdp;

import org.hotelier.broker.Exchange;
import org.hotelier.broker.Order;
import org.hotelier.broker.Refusal;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.RequesterMessage;
import org.hotelier.protocol.mdp.RequesterMessage.Final;
import org.hotelier.protocol.mdp.RequesterMessage.Request;

/**
 * The requester's side of MDP: a request becomes an order of the exchange, or is answered here if
 * it is one of the management services.
 */
final class Requesters {
  private final Exchange exchange;
  private final MdpSettings settings;
  private final MdpCodec codec;
  private final MdpCounts counts;
  private final Management management;
  private final long expiryMillis;
  private long lastKey;

  Requesters(Exchange exchange, MdpSettings settings, MdpCodec codec, MdpCounts counts) {
    this.exchange = exchange;
    this.settings = settings;
    this.codec = codec;
    this.counts = counts;
    management = new Management(exchange, settings.maxBodyBytes());
    expiryMillis = settings.expiry().toMillis();
  }

  void take(Connection from, RequesterMessage message, long now) {
    if (!(message instanceof Request request)) {
      counts.count(Mishap.UNEXPECTED);
    } else if (!from.letIn()) {
      exchange.refusedElsewhere(Refusal.DENIED);
    } else if (MdpCodec.isReserved(request.service())) {
      var answer = management.answer(request.service(), request.body());
      requester(from).send(new Final(request.version(), request.service(), answer));
    } else {
      order(requester(from), request, now);
    }
  }

  /** Nobody waits any more for what was asked on this connection. */
  void closed(Connection connection, long now) {
    var requester = connection.requester();
    if (requester != null) {
      exchange.abandon(requester.key(), now);
    }
  }

  private void order(RequesterConnection from, Request request, long now) {
    var open = new OpenRequest(from, request.version(), request.service());
    from.opened();
    exchange.accept(new Order(open, request.service(), request.body(), expiryMillis), now);
  }

  private RequesterConnection requester(Connection from) {
    var known = from.requester();
    if (known != null) {
      return known;
    }
    lastKey++;
    var requester =
        new RequesterConnection(
            from, "mdp-" + lastKey, codec, counts, exchange, settings.maxBodyBytes());
    from.requester(requester);
    return requester;
  }
}
