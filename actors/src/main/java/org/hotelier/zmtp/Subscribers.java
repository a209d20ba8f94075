package org.hotelier.zmtp;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The peers of a PUB port and what each of them wants to hear. */
final class Subscribers implements ZmtpPeers {

  private static final byte CANCEL = 0;
  private static final byte SUBSCRIBE = 1;

  private final int maxSubscriptions;
  private final Map<ZmtpPeer, Subscriptions> byPeer = new LinkedHashMap<>();

  Subscribers(int maxSubscriptions) {
    this.maxSubscriptions = maxSubscriptions;
  }

  @Override
  public void opened(ZmtpPeer peer) {
    byPeer.put(peer, new Subscriptions());
  }

  @Override
  public void received(ZmtpPeer peer, List<List<byte[]>> messages) {
    var subscriptions = byPeer.get(peer);
    if (subscriptions == null) {
      return;
    }
    for (var message : messages) {
      apply(message, subscriptions);
      if (subscriptions.size() > maxSubscriptions) {
        peer.close();
        return;
      }
    }
  }

  /** What is neither a subscription nor its end is for nobody: a PUB does not receive. */
  private static void apply(List<byte[]> message, Subscriptions subscriptions) {
    var frame = message.get(0);
    if (message.size() > 1 || frame.length == 0) {
      return;
    }
    var prefix = Arrays.copyOfRange(frame, 1, frame.length);
    switch (frame[0]) {
      case SUBSCRIBE -> subscriptions.add(prefix);
      case CANCEL -> subscriptions.cancel(prefix);
      default -> {}
    }
  }

  @Override
  public void closed(ZmtpPeer peer, String reason) {
    byPeer.remove(peer);
  }

  /** Sends a message to all who want it; who does not read fast enough misses it. */
  void publish(List<byte[]> message) {
    var topic = message.get(0);
    byPeer.forEach(
        (peer, subscriptions) -> {
          if (subscriptions.match(topic)) {
            peer.send(message);
          }
        });
  }
}
