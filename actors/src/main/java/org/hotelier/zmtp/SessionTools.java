package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import java.util.Set;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.SocketType;

/**
 * What all connections of a port share.
 *
 * @param open all its connections, before and after their handshakes; used on the loop
 */
record SessionTools(
    EventLoop loop,
    SocketType type,
    Admission admission,
    ZmtpSettings settings,
    ZmtpPeers peers,
    ZmtpCounts counts,
    Identities identities,
    LoopTurn turn,
    Set<ZmtpSession> open) {}
