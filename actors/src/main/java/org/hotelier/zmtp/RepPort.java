package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.SocketType;

/**
 * A REP: each peer asks and is answered in turn, independently of the others. Envelopes are kept
 * and given back, so that questions may come through DEALERs and proxies.
 */
public final class RepPort extends ZmtpPort {

  public RepPort(
      EventLoop loop, ZmtpSettings settings, Admission admission, RepQuestions questions) {
    this(loop, settings, admission, questions, new ZmtpCounts());
  }

  private RepPort(
      EventLoop loop,
      ZmtpSettings settings,
      Admission admission,
      RepQuestions questions,
      ZmtpCounts counts) {
    super(
        loop,
        settings,
        SocketType.REP,
        admission,
        new Conversations(
            new RepConversation.RepTools(loop, settings.waitingQuestions(), questions, counts)),
        counts);
  }

  /** The conversation of each peer. */
  private static final class Conversations implements ZmtpPeers {

    private final RepConversation.RepTools tools;
    private final Map<ZmtpPeer, RepConversation> byPeer = new HashMap<>();

    Conversations(RepConversation.RepTools tools) {
      this.tools = tools;
    }

    @Override
    public void opened(ZmtpPeer peer) {
      // Every peer of a port is a session, and only that can be kept from sending more.
      byPeer.put(peer, new RepConversation((ZmtpSession) peer, tools));
    }

    @Override
    public void received(ZmtpPeer peer, List<List<byte[]>> messages) {
      var conversation = byPeer.get(peer);
      if (conversation != null) {
        conversation.received(messages);
      }
    }

    @Override
    public void closed(ZmtpPeer peer, String reason) {
      var conversation = byPeer.remove(peer);
      if (conversation != null) {
        conversation.ended();
      }
    }
  }
}
