package org.hotelier.broker;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.zmtp.ZmtpPeer;
import org.hotelier.zmtp.ZmtpPeers;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker port's connections report. The port outlives incarnations, and with it this; it
 * hands on to the present broker, and closes who comes while there is none. Used on the event loop
 * of the port only, which is that of the broker.
 */
public final class PortReception implements ZmtpPeers {

  private @Nullable ActorRef<Broker.Command> broker;

  void handOnTo(ActorRef<Broker.Command> present) {
    broker = present;
  }

  void nobodyIn() {
    broker = null;
  }

  @Override
  public void opened(ZmtpPeer peer) {
    if (broker == null) {
      peer.close();
    } else {
      broker.tell(new Broker.Opened(peer));
    }
  }

  @Override
  public void received(ZmtpPeer peer, List<List<byte[]>> messages) {
    if (broker != null) {
      broker.tell(new Broker.Received(peer, messages));
    }
  }

  @Override
  public void closed(ZmtpPeer peer, String reason) {
    if (broker != null) {
      broker.tell(new Broker.Closed(peer, reason));
    }
  }
}
