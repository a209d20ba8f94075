package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.SocketType;

/**
 * A PUB: each message goes to all peers that subscribed to a prefix of its topic at that moment. To
 * a subscriber whose outgoing queue is full it is not sent, and that is counted as dropped.
 */
public final class PubPort extends ZmtpPort {

  private final EventLoop loop;
  private final Subscribers subscribers;

  public PubPort(EventLoop loop, ZmtpSettings settings, Admission admission) {
    this(loop, settings, admission, new Subscribers(settings.subscriptions()));
  }

  private PubPort(
      EventLoop loop, ZmtpSettings settings, Admission admission, Subscribers subscribers) {
    super(loop, settings, SocketType.PUB, admission, subscribers, new ZmtpCounts());
    this.loop = loop;
    this.subscribers = subscribers;
  }

  /**
   * Publishes a message, from any thread; messages of one thread stay in order.
   *
   * @param topic its first frame
   * @param frames the others; may be empty. None may be changed any more
   */
  public void publish(byte[] topic, List<byte[]> frames) {
    var message = new ArrayList<byte[]>(1 + frames.size());
    message.add(topic);
    message.addAll(frames);
    loop.execute(() -> subscribers.publish(message));
  }
}
