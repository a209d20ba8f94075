package org.hotelier.zmtp;

import java.util.List;
import org.hotelier.protocol.zmtp.SocketType;

/** One connection of a port after its handshake. Used only on the port's event loop. */
public interface ZmtpPeer {

  /**
   * By what the port knows it: what the peer calls itself on a ROUTER port; else, and if it has no
   * name, five bytes of the port's making, the first one 0. No two open peers have the same.
   */
  Identity identity();

  /** The peer's socket type, as it said. */
  SocketType type();

  /** Where it connects from, like {@code 127.0.0.1:43210}. */
  String remote();

  /** Whether it proved by PLAIN that it knows the port's password. */
  boolean authenticated();

  /**
   * Sends one message. What is sent in one turn of the loop is written at its end, at once.
   *
   * @param frames at least one; not to be changed until the turn ends
   * @return whether the message was taken; not if the peer's outgoing queue is full or its
   *     connection ends. Whoever sends decides what that means
   */
  boolean send(List<byte[]> frames);

  /**
   * Ends the connection once what was sent has been written, for which it has the port's linger
   * time. No message arrives any more; {@link ZmtpPeers#closed} is called later, never within.
   */
  void close();
}
