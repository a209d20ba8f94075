package org.hotelier.protocol.zmtp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One connection of ZMTP 3.0 or 3.1, either end, without a socket: takes the peer's bytes, split
 * anywhere, and tells its owner what they mean and what to write. It answers PINGs itself. Not safe
 * for use by several threads.
 *
 * <p>3.1's SUBSCRIBE and CANCEL arrive as the messages that they are in 3.0: one frame, 1 or 0 and
 * then the prefix.
 */
public final class ZmtpConnection {

  private final ConnectionEnd end;
  private final ZmtpLimits limits;
  private final ZmtpEvents events;
  private final Greeting.Reader greeting = new Greeting.Reader();
  private final FrameReader frames;
  private int handshakeBytes;
  private int peerMinor;
  private @Nullable Mechanism mechanism;
  private boolean established;

  private ZmtpConnection(ConnectionEnd end, ZmtpLimits limits, ZmtpEvents events) {
    this.end = end;
    this.limits = limits;
    this.events = events;
    this.frames = new FrameReader(limits, limits.handshakeBytes(), new Inbound());
  }

  /** The end that was connected to. */
  public static ZmtpConnection server(
      Metadata local, Admission admission, ZmtpLimits limits, ZmtpEvents events) {
    return new ZmtpConnection(new ConnectionEnd.Server(local, admission), limits, events);
  }

  /** The end that connects: by PLAIN if it has credentials, else by NULL. */
  public static ZmtpConnection client(
      Metadata local, @Nullable Credentials credentials, ZmtpLimits limits, ZmtpEvents events) {
    return new ZmtpConnection(new ConnectionEnd.Client(local, credentials), limits, events);
  }

  /** Sends the first bytes. To be called once, when the socket is connected. */
  public void start() {
    events.transmit(end.opening());
  }

  /** Whether the handshake is done. Before that no message may be sent. */
  public boolean established() {
    return established;
  }

  /**
   * Takes all of the bytes.
   *
   * @throws ZmtpViolation if the connection cannot go on: it must be closed once what was to be
   *     transmitted is written (the peer may be told the reason), and takes nothing more
   */
  public void receive(ByteBuffer bytes) throws ZmtpViolation {
    if (mechanism == null && !greeted(bytes)) {
      return;
    }
    try {
      frames.read(bytes);
    } catch (ZmtpViolation violation) {
      if (!established && end instanceof ConnectionEnd.Server && mayBeTold(violation)) {
        events.transmit(Command.error(String.valueOf(violation.getMessage())).encode());
      }
      throw violation;
    }
  }

  private static boolean mayBeTold(ZmtpViolation violation) {
    return violation.reason() != Reason.REFUSED; // it has said so itself
  }

  private boolean greeted(ByteBuffer bytes) throws ZmtpViolation {
    if (!greeting.read(bytes)) {
      return false;
    }
    var peer = greeting.greeting();
    peerMinor = peer.minor();
    var answer = end.answer(peer);
    if (answer.length > 0) {
      events.transmit(answer);
    }
    var agreed = end.mechanism(peer, new HandshakeWire());
    mechanism = agreed;
    agreed.begin();
    return true;
  }

  /**
   * Asks the peer for a sign of life, a PONG.
   *
   * @param within after how long without one this end may be given up by the peer; in tenths of a
   *     second on the wire; zero: never
   */
  public void ping(Duration within) {
    events.transmit(Ping.command(within).encode());
  }

  /** Asks a PUB for messages whose first frame begins with the prefix; in the peer's version. */
  public void subscribe(byte[] prefix) {
    events.transmit(Subscription.encode(true, prefix, peerMinor));
  }

  /** Takes one subscription back. */
  public void cancel(byte[] prefix) {
    events.transmit(Subscription.encode(false, prefix, peerMinor));
  }

  /** What the mechanism may do. */
  private final class HandshakeWire implements Mechanism.Wire {

    @Override
    public void send(Command command) {
      events.transmit(command.encode());
    }

    @Override
    public void admit(Metadata peer) throws ZmtpViolation {
      var type = end.local().type();
      if (!type.accepts(peer.type())) {
        throw new ZmtpViolation(
            Reason.SOCKET_TYPE,
            "Expected a socket that a %s can talk to (%s), but got %s"
                .formatted(type, type.peers(), peer.type()));
      }
      events.admit(peer);
    }
  }

  /** What the frames mean: before the handshake is done, and after. */
  private final class Inbound implements FrameReader.Sink {

    @Override
    public void message(List<byte[]> message) throws ZmtpViolation {
      if (!established) {
        throw new ZmtpViolation(
            Reason.MALFORMED, "Expected a command of the handshake, but got a message");
      }
      events.received(message);
    }

    @Override
    public void command(Command command) throws ZmtpViolation {
      if (command.name().equals("ERROR")) {
        throw new ZmtpViolation(
            Reason.REFUSED, "Expected to be let in, but the peer refused: " + command.reason());
      } else if (established) {
        traffic(command);
      } else {
        handshake(command);
      }
    }

    private void handshake(Command command) throws ZmtpViolation {
      handshakeBytes += command.size();
      frames.limitCommands(limits.handshakeBytes() - handshakeBytes);
      var agreed = Objects.requireNonNull(mechanism);
      var peer = agreed.next(command);
      if (peer != null) {
        established = true;
        frames.limitCommands(limits.commandBytes());
        events.established(peer, agreed instanceof PlainServer);
      }
    }

    private void traffic(Command command) throws ZmtpViolation {
      switch (command.name()) {
        case "PING" -> pong(Ping.parse(command.data()));
        case "SUBSCRIBE" -> events.received(Subscription.message(true, command.data()));
        case "CANCEL" -> events.received(Subscription.message(false, command.data()));
        default -> {} // PONG, and what later versions may add
      }
    }

    private void pong(Ping ping) {
      if (!ping.within().isZero()) {
        events.expectSignsOfLife(ping.within());
      }
      events.transmit(ping.pong().encode());
    }
  }
}
