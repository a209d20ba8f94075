package org.hotelier.protocol.dealer;

import java.util.List;

/** What a {@link Dealer} tells its owner, on the thread of its {@link DealerLoop}. */
public interface DealerEvents {

  /** The handshake is done; messages may be sent. */
  void opened();

  /** A message: at least one frame. The list and the arrays are the receiver's own. */
  void received(List<byte[]> message);

  /** There is room again for messages after one was refused. */
  void drained();

  /**
   * The connection could not be made, or has ended; nothing more follows. Not told to an owner who
   * closed it.
   *
   * @param why for a person
   */
  void closed(String why);
}
