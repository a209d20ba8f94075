package org.hotelier.broker.mdp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.function.Supplier;
import org.hotelier.broker.Exchange;
import org.hotelier.broker.Guest;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestKind;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.ReadyOptions;
import org.hotelier.protocol.mdp.WorkerMessage;
import org.hotelier.protocol.mdp.WorkerMessage.Disconnect;
import org.hotelier.protocol.mdp.WorkerMessage.Final;
import org.hotelier.protocol.mdp.WorkerMessage.Heartbeat;
import org.hotelier.protocol.mdp.WorkerMessage.Partial;
import org.hotelier.protocol.mdp.WorkerMessage.Ready;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's side of MDP: one READY first, then answers and signs of life, and DISCONNECT for
 * whoever does anything else. A conversation that has ended never begins again on the same
 * connection: by the RFC a worker opens a new one.
 */
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  private final Exchange exchange;
  private final MdpSettings settings;
  private final MdpCodec codec;
  private final MdpCounts counts;
  private final Supplier<GuestId> ids;
  private final byte[] token;
  private final Timers timers = new Timers();
  private long now;

  Workers(
      Exchange exchange,
      MdpSettings settings,
      MdpCodec codec,
      MdpCounts counts,
      Supplier<GuestId> ids) {
    this.exchange = exchange;
    this.settings = settings;
    this.codec = codec;
    this.counts = counts;
    this.ids = ids;
    token = settings.token().getBytes(UTF_8);
  }

  /** The time of all that happens until it is told again; the exchange calls without one. */
  void now(long nanos) {
    now = nanos;
  }

  void take(Connection from, WorkerMessage message) {
    var session = from.worker();
    if (session == null) {
      stranger(from, message);
    } else if (message.version() != session.version()) {
      unexpected(from, session);
    } else if (message instanceof Final answer) {
      exchange.reply(session.id(), WorkerSession.tag(answer.address()), answer.body(), now);
    } else if (message instanceof Partial part) {
      exchange.partial(session.id(), WorkerSession.tag(part.address()), part.body(), now);
    } else if (message instanceof Heartbeat) {
      beat(from, session);
    } else if (message instanceof Disconnect) {
      end(from);
      exchange.leave(session.id(), "it said DISCONNECT", now);
    } else {
      unexpected(from, session);
    }
  }

  /** A worker that sends what is no MDP is no partner any more; of others it says nothing. */
  void malformed(Connection from) {
    counts.count(Mishap.MALFORMED);
    var session = from.worker();
    if (session != null) {
      sendAway(from, session, "it sent a malformed message");
    }
  }

  void closed(Connection connection, String reason) {
    var session = connection.worker();
    if (session != null) {
      exchange.leave(session.id(), reason, now);
    }
  }

  /** Does what is due: signs of life, and the end of connections that nobody talks on. */
  void tick() {
    for (var due = timers.due(now); due != null; due = timers.due(now)) {
      if (due.closed()) {
        continue;
      }
      var session = due.worker();
      if (due.ended() || session == null) {
        closeInTime(due);
      } else {
        beatInTime(due, session);
      }
    }
  }

  /** DISCONNECT, and its request goes to another. */
  void sendAway(Connection connection, WorkerSession session, String reason) {
    sayGoodbye(connection, session.version());
    exchange.leave(session.id(), reason, now);
  }

  /** DISCONNECT as the last thing that is ever sent on this connection. */
  void sayGoodbye(Connection connection, MdpVersion version) {
    if (!connection.ended()) {
      LOG.debug("DISCONNECT to {}", connection.peer().remote());
      connection.send(codec.encode(new Disconnect(version)));
      end(connection);
    }
  }

  /** Whether the worker took it; one that does not read has its connection closed. */
  boolean send(Connection connection, WorkerSession session, WorkerMessage message) {
    if (connection.ended()) {
      return false;
    }
    if (connection.send(codec.encode(message))) {
      session.sent(now);
      return true;
    }
    counts.count(Mishap.SLOW_WORKER);
    end(connection);
    connection.peer().close();
    return false;
  }

  private void stranger(Connection from, WorkerMessage message) {
    if (message instanceof Ready ready) {
      ready(from, ready);
    } else if (message instanceof Disconnect) {
      end(from);
    } else {
      counts.count(message instanceof Heartbeat ? Mishap.UNKNOWN_WORKER : Mishap.UNEXPECTED);
      sayGoodbye(from, message.version());
    }
  }

  private void ready(Connection from, Ready ready) {
    try {
      var options = ReadyOptions.parse(ready.options());
      if (!MdpCodec.isReserved(ready.service()) && letIn(from, options.token())) {
        arrive(from, ready, options);
        return;
      }
      LOG.debug("Refused {} to {}", ready.service(), from.peer().remote());
    } catch (MalformedMdp unreadable) {
      LOG.debug("Refused {}: {}", from.peer().remote(), unreadable.getMessage());
    }
    counts.count(Mishap.READY_REFUSED);
    sayGoodbye(from, ready.version());
  }

  private boolean letIn(Connection from, String said) {
    if (!from.letIn() && MessageDigest.isEqual(token, said.getBytes(UTF_8))) {
      from.letInNow();
    }
    return from.letIn();
  }

  private void arrive(Connection from, Ready ready, ReadyOptions options) {
    var session = new WorkerSession(ids.get(), ready.version(), ready.service(), from, this, now);
    from.worker(session);
    timers.set(from, now + settings.heartbeat().toNanos());
    exchange.arrive(
        new Guest(
            session.id(),
            settings.node() + "/" + from.peer().remote(),
            ready.service(),
            GuestKind.WORKER,
            options.credit(),
            options.weight(),
            options.atMostOnce(),
            true,
            ready.version() == MdpVersion.V0_1 ? "MDP 0.1" : "MDP 0.2",
            session),
        now);
  }

  private void beat(Connection from, WorkerSession session) {
    exchange.beat(session.id(), 0, now);
    if (session.beatWantsAnswer(now)) {
      sendBeat(from, session);
    }
  }

  private void sendBeat(Connection to, WorkerSession session) {
    if (!send(to, session, new Heartbeat(session.version()))) {
      exchange.leave(session.id(), "it does not read what it is sent", now);
    }
  }

  private void unexpected(Connection from, WorkerSession session) {
    counts.count(Mishap.UNEXPECTED);
    sendAway(from, session, "it sent a command at the wrong time");
  }

  /** Who was told to go, or said so, and stays all the same, has its connection closed in time. */
  private void end(Connection connection) {
    connection.end(now);
    if (connection.worker() == null) {
      timers.set(connection, now + settings.lingerNanos());
    }
  }

  private void closeInTime(Connection connection) {
    long at = connection.endedAt() + settings.lingerNanos();
    if (at - now > 0) {
      timers.set(connection, at);
    } else {
      connection.peer().close();
    }
  }

  private void beatInTime(Connection connection, WorkerSession session) {
    long learned = exchange.beatIntervalNanos(session.id());
    long interval = learned > 0 ? learned : settings.heartbeat().toNanos();
    if (now - session.lastSent() >= interval) {
      sendBeat(connection, session);
    }
    timers.set(connection, session.lastSent() + interval);
  }
}
