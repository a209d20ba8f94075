package org.hotelier.broker.mdp;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hotelier.broker.Exchange;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.Refusal;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.MdpMessage;
import org.hotelier.protocol.mdp.RequesterMessage;
import org.hotelier.protocol.mdp.WorkerMessage;
import org.hotelier.zmtp.ZmtpPeer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Majordomo peers are served: workers and requesters of both versions on one port, told apart
 * message by message. Whatever a peer sends concerns that peer alone. Single-threaded, without a
 * clock: {@code now} is a monotonic time in nanoseconds.
 */
public final class MdpDesk {
  private static final Logger LOG = LoggerFactory.getLogger(MdpDesk.class);

  private final Exchange exchange;
  private final MdpCodec codec = new MdpCodec();
  private final MdpCounts counts = new MdpCounts();
  private final Map<ZmtpPeer, Connection> connections = new HashMap<>();
  private final Set<Connection> movingOn = new LinkedHashSet<>();
  private final Workers workers;
  private final Requesters requesters;
  private final boolean open;
  private boolean draining;

  /**
   * @param ids a new number for each worker
   */
  public MdpDesk(Exchange exchange, MdpSettings settings, Supplier<GuestId> ids) {
    this.exchange = exchange;
    workers = new Workers(exchange, settings, codec, counts, ids);
    requesters = new Requesters(exchange, settings, codec, counts);
    open = settings.token().isEmpty();
  }

  public void opened(ZmtpPeer peer) {
    connected(peer);
  }

  /**
   * Messages of a peer, in order. One that an earlier desk has opened is taken on as if it had just
   * come: so its worker is told to start anew.
   */
  public void received(ZmtpPeer peer, List<List<byte[]>> messages, long now) {
    var known = connections.get(peer);
    var from = known == null ? connected(peer) : known;
    workers.now(now);
    for (int at = 0; at < messages.size(); at++) {
      take(from, messages.get(at), now);
    }
  }

  /** The peer is gone: what it held is handed to another, what it asked for is dropped. */
  public void closed(ZmtpPeer peer, String reason, long now) {
    var gone = connections.remove(peer);
    if (gone != null) {
      gone.close();
      movingOn.remove(gone);
      workers.now(now);
      workers.closed(gone, reason);
      requesters.closed(gone, now);
    }
  }

  /** Does what is due. To be called every 20 ms or so. */
  public void tick(long now) {
    workers.now(now);
    workers.tick();
    if (!movingOn.isEmpty()) {
      movingOn.removeIf(this::gone);
    }
  }

  /**
   * The node takes no new work: whoever is connected now is to go to another node, workers by
   * DISCONNECT, requesters by the end of their connection, each as soon as nothing is under way on
   * it. Who connects later is left alone until it asks for something: a stock worker that knows no
   * other node would come back at once, again and again. From now on no request is let in; whoever
   * sends one learns by the end of its connection that nobody has taken it, and may ask elsewhere.
   */
  public void drain(long now) {
    draining = true;
    movingOn.addAll(connections.values());
    tick(now);
  }

  /** The node takes work again; who has not gone yet may stay. */
  public void revive() {
    draining = false;
    movingOn.clear();
  }

  public MdpCounts counts() {
    return counts;
  }

  private Connection connected(ZmtpPeer peer) {
    var connection = new Connection(peer, open || peer.authenticated());
    connections.put(peer, connection);
    return connection;
  }

  private void take(Connection from, List<byte[]> frames, long now) {
    if (from.ended()) {
      counts.count(Mishap.AFTER_END);
      return;
    }
    MdpMessage message;
    try {
      message = codec.decode(frames);
    } catch (MalformedMdp notMdp) {
      LOG.debug("Dropped a message from {}: {}", from.peer().remote(), notMdp.getMessage());
      workers.malformed(from);
      return;
    }
    if (draining && message instanceof RequesterMessage.Request request) {
      turnAway(from, request);
    } else if (message instanceof RequesterMessage asked) {
      requesters.take(from, asked, now);
    } else {
      workers.take(from, (WorkerMessage) message);
    }
  }

  private void turnAway(Connection from, RequesterMessage.Request request) {
    LOG.debug("{} asked for {} while the node drains", from.peer().remote(), request.service());
    exchange.refusedElsewhere(Refusal.DRAINING);
    movingOn.add(from);
  }

  /** Lets a connection go if nothing is under way on it; whether it has gone. */
  private boolean gone(Connection connection) {
    var requester = connection.requester();
    if (requester != null && !requester.quiet()) {
      return false;
    }
    var worker = connection.worker();
    if (worker == null) {
      connection.peer().close();
      return true;
    }
    if (!connection.ended()) {
      if (exchange.held(worker.id()) > 0) {
        return false;
      }
      workers.sendAway(connection, worker, "the node drains");
    }
    return true;
  }
}
