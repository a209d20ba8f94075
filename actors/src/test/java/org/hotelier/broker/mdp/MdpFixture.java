package org.hotelier.broker.mdp;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hotelier.broker.Exchange;
import org.hotelier.broker.ExchangeSettings;
import org.hotelier.broker.Guest;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.Happenings;
import org.hotelier.broker.Refusal;

/** A desk before a real exchange, with a clock that the test moves. */
final class MdpFixture {
  private static final Duration TICK = Duration.ofMillis(20);

  private final Exchange exchange;
  private final MdpDesk desk;
  private final List<String> left = new ArrayList<>();
  private long now = Duration.ofDays(1).toNanos();
  private long ids;
  private int ports = 40_000;

  MdpFixture() {
    this("");
  }

  /** With settings on top of the defaults. */
  MdpFixture(String settings) {
    var hotelier =
        ConfigFactory.parseString(settings)
            .withFallback(ConfigFactory.defaultReference())
            .resolve()
            .getConfig("hotelier");
    exchange = new Exchange(ExchangeSettings.from(hotelier, "n1"), new Random(1), new Noted());
    desk = new MdpDesk(exchange, MdpSettings.from(hotelier, "n1"), () -> new GuestId(++ids));
  }

  Exchange exchange() {
    return exchange;
  }

  MdpDesk desk() {
    return desk;
  }

  /** The reasons for which guests have left. */
  List<String> left() {
    return left;
  }

  /** A connection that this desk was not told of. */
  FakePeer inherit() {
    return new FakePeer(this, "127.0.0.1:" + ports++, false);
  }

  FakePeer connect() {
    return connect(false);
  }

  FakePeer connect(boolean authenticated) {
    var peer = new FakePeer(this, "127.0.0.1:" + ports++, authenticated);
    desk.opened(peer);
    return peer;
  }

  FakePeer worker(String service) {
    var worker = connect();
    worker.ready(service);
    return worker;
  }

  FakePeer worker02(String service) {
    var worker = connect();
    worker.ready02(service);
    return worker;
  }

  /** The connection of the peer has ended. */
  void disconnect(FakePeer peer) {
    desk.closed(peer, "its connection was closed", now);
    settle();
  }

  void receive(FakePeer peer, List<List<byte[]>> messages) {
    desk.received(peer, messages, now);
    settle();
  }

  void drain() {
    exchange.drain(now);
    desk.drain(now);
  }

  void revive() {
    exchange.revive(now);
    desk.revive();
  }

  void pass(Duration time) {
    for (var left = time; !left.isNegative() && !left.isZero(); left = left.minus(TICK)) {
      now += TICK.toNanos();
      settle();
    }
  }

  long count(Mishap mishap) {
    return desk.counts().of(mishap);
  }

  private void settle() {
    exchange.tick(now);
    desk.tick(now);
  }

  private final class Noted implements Happenings {
    @Override
    public void guestArrived(Guest guest) {}

    @Override
    public void guestLeft(Guest guest, String reason) {
      left.add(reason);
    }

    @Override
    public void dispatchedAgain(String service, String reason) {}

    @Override
    public void lateAnswer(String guest, long tag) {}

    @Override
    public void guestStalled(Guest guest) {}

    @Override
    public void refused(String service, Refusal refusal) {}

    @Override
    public void lineBroke(String whose, RuntimeException failure) {
      throw new AssertionError("the line of " + whose + " broke", failure);
    }
  }
}
