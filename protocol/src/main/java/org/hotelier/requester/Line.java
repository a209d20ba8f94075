package org.hotelier.requester;

import java.util.List;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.dealer.Dealer;
import org.hotelier.protocol.dealer.DealerEvents;
import org.hotelier.protocol.dealer.Timer;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.RequesterMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a broker, and the one request that it is used for at present, if any. */
final class Line implements DealerEvents {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private final Desk desk;
  private final BrokerAddress broker;
  private final long begun;
  private final Dealer dealer;
  private @Nullable Asking asking;
  private @Nullable Timer tooLongIdle;

  Line(Desk desk, BrokerAddress broker, Asking asking) {
    this.desk = desk;
    this.broker = broker;
    this.asking = asking;
    begun = System.nanoTime();
    dealer = desk.connect(broker, this);
  }

  BrokerAddress broker() {
    return broker;
  }

  /** When it began to connect, of the monotonic clock. */
  long begun() {
    return begun;
  }

  boolean send(List<byte[]> frames) {
    return dealer.send(frames);
  }

  void pause() {
    dealer.pause();
  }

  void resume() {
    dealer.resume();
  }

  /** From now on it is used for this request. */
  void take(Asking next) {
    asking = next;
    if (tooLongIdle != null) {
      tooLongIdle.cancel();
    }
  }

  /** From now on it is used for none. */
  void release(Timer closesIt) {
    asking = null;
    tooLongIdle = closesIt;
  }

  void close() {
    asking = null;
    if (tooLongIdle != null) {
      tooLongIdle.cancel();
    }
    dealer.close();
  }

  @Override
  public void opened() {
    if (asking != null) {
      asking.connected();
    }
  }

  @Override
  public void received(List<byte[]> message) {
    RequesterMessage reply;
    try {
      reply = desk.decode(message);
    } catch (MalformedMdp unreadable) {
      LOG.debug("{} sent what is no reply: {}", broker, unreadable.getMessage());
      return;
    }
    if (asking == null) {
      // One more reply than requests: the next might be taken for another request's.
      LOG.debug("{} sent a reply that nobody waits for; its connection is closed", broker);
      desk.drop(this);
    } else {
      asking.received(this, reply);
    }
  }

  @Override
  public void drained() {
    // One request at a time: none is ever refused for lack of room.
  }

  @Override
  public void closed(String why) {
    LOG.debug("Connection to {} ended: {}", broker, why);
    var lost = asking;
    asking = null;
    if (lost == null) {
      desk.idleEnded(this);
    } else {
      desk.failed(this);
      lost.lost(why);
    }
  }
}
