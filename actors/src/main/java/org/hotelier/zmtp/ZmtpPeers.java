package org.hotelier.zmtp;

import java.util.List;

/** Who uses a port. All is called on the port's event loop. */
public interface ZmtpPeers {

  /** A connection has finished its handshake. */
  void opened(ZmtpPeer peer);

  /**
   * All messages of one read, in order. A message is its frames as they came, without any identity.
   * The lists and arrays are the receiver's own.
   */
  void received(ZmtpPeer peer, List<List<byte[]>> messages);

  /** An opened connection has ended; called once, and nothing of this peer comes after it. */
  void closed(ZmtpPeer peer, String reason);
}
