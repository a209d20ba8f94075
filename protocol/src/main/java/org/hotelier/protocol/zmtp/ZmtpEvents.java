package org.hotelier.protocol.zmtp;

import java.time.Duration;
import java.util.List;

/** What a {@link ZmtpConnection} tells its owner, within the owner's own calls to it. */
public interface ZmtpEvents {

  /** Bytes for the wire, in this order; they are the receiver's own. */
  void transmit(byte[] bytes);

  /**
   * Judges a peer by what it says of itself, before this end says its last word of the handshake.
   *
   * @throws ZmtpViolation if it is not welcome; a server then tells it so by an ERROR command
   */
  void admit(Metadata peer) throws ZmtpViolation;

  /**
   * The handshake is done; messages may go both ways.
   *
   * @param authenticated whether the peer proved by PLAIN that it knows the password
   */
  void established(Metadata peer, boolean authenticated);

  /** A message: at least one frame. The list and the arrays are the receiver's own. */
  void received(List<byte[]> message);

  /**
   * The peer asks to be given up when nothing arrives from it for this long, from now on (the TTL
   * of a PING; never zero).
   */
  void expectSignsOfLife(Duration within);
}
