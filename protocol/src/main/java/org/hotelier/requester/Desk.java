package org.hotelier.requester;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.dealer.Brokers;
import org.hotelier.protocol.dealer.Dealer;
import org.hotelier.protocol.dealer.DealerLoop;
import org.hotelier.protocol.dealer.DealerSettings;
import org.hotelier.protocol.dealer.Timer;
import org.hotelier.protocol.mdp.MalformedMdp;
import org.hotelier.protocol.mdp.MdpCodec;
import org.hotelier.protocol.mdp.RequesterMessage;
import org.hotelier.protocol.zmtp.Credentials;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of a {@link Requester} share: the brokers, the connections that are free, and
 * the bound on how many are open. All of it on the loop's thread.
 */
final class Desk {
  private static final String USER = "requester";

  private final DealerLoop loop;
  private final RequesterSettings settings;
  private final DealerSettings dealers;
  private final Brokers brokers;
  private final MdpCodec codec = new MdpCodec();
  private final Map<BrokerAddress, Deque<Line>> free = new HashMap<>();
  private final Set<Asking> open = new LinkedHashSet<>();

  Desk(DealerLoop loop, RequesterSettings settings) {
    this.loop = loop;
    this.settings = settings;
    brokers = new Brokers(settings.brokers(), settings.backOff(), new Random());
    settings.brokers().forEach(broker -> free.put(broker, new ArrayDeque<>()));
    var token = settings.token();
    dealers =
        DealerSettings.within(settings.connect())
            .by(token.isEmpty() ? null : new Credentials(USER, token));
  }

  RequesterSettings settings() {
    return settings;
  }

  void take(Asking asking) {
    if (open.size() >= settings.outstanding()) {
      asking.refuse(new RequestFailed.TooMany(settings.outstanding()));
    } else {
      open.add(asking);
      asking.begin();
    }
  }

  void ended(Asking asking) {
    open.remove(asking);
  }

  void close() {
    for (var asking : List.copyOf(open)) {
      asking.fail(new RequestFailed.Closed());
    }
    free.values().forEach(lines -> lines.forEach(Line::close));
    free.values().forEach(Deque::clear);
  }

  Timer after(Duration delay, Runnable task) {
    return loop.after(delay, task);
  }

  void execute(Runnable task) {
    loop.execute(task);
  }

  Dealer connect(BrokerAddress broker, Line line) {
    return loop.open(broker, dealers, line);
  }

  RequesterMessage decode(List<byte[]> message) throws MalformedMdp {
    return codec.decodeReply(message);
  }

  Brokers.Choice choose() {
    return brokers.choose(System.nanoTime());
  }

  /** The connection used last: those that are too many grow old and are closed. */
  @Nullable Line free(BrokerAddress broker) {
    return lines(broker).pollLast();
  }

  /** Its request has its final reply. */
  void release(Line line) {
    brokers.works(line.broker());
    line.release(loop.after(settings.keepIdle(), () -> drop(line)));
    lines(line.broker()).addLast(line);
  }

  void drop(Line line) {
    line.close();
    lines(line.broker()).remove(line);
  }

  /** A broker drains or ends: what comes next is better asked elsewhere. */
  void idleEnded(Line line) {
    drop(line);
    brokers.passOver(line.broker());
  }

  /** Whatever broke this connection has most likely broken the others to that broker. */
  void failed(Line line) {
    brokers.failed(line.broker(), line.begun(), System.nanoTime());
    List.copyOf(lines(line.broker())).forEach(this::drop);
  }

  /** Nothing was heard on it in time. */
  void silent(Line line) {
    line.close();
    brokers.passOver(line.broker());
  }

  private Deque<Line> lines(BrokerAddress broker) {
    var lines = free.get(broker);
    if (lines == null) {
      throw new IllegalArgumentException("Expected a broker of the settings, but got " + broker);
    }
    return lines;
  }
}
