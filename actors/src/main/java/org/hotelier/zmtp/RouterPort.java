package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.SocketType;

/**
 * A ROUTER: any peer may send and be sent to at any time. Its user knows peers as objects, so
 * messages come and go without the identity as a first frame.
 */
public final class RouterPort extends ZmtpPort {

  public RouterPort(EventLoop loop, ZmtpSettings settings, Admission admission, ZmtpPeers peers) {
    super(loop, settings, SocketType.ROUTER, admission, peers, new ZmtpCounts());
  }
}
