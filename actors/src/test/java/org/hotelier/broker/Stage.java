package org.hotelier.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Hint;

/** An exchange of node "here" with guests, requesters and peers that note what they are told. */
final class Stage {

  static final ExchangeSettings SETTINGS =
      new ExchangeSettings(
          "here",
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Map.of("slow", Duration.ofSeconds(50)),
          2,
          100,
          150,
          1000,
          2,
          Duration.ofMillis(2500),
          Duration.ofMillis(10),
          3,
          Duration.ofSeconds(10),
          Duration.ofMillis(20),
          Duration.ofSeconds(1),
          Set.of("listed"));

  /** A guest that notes what it is given. */
  static final class Worker implements GuestLine {
    final GuestId id;
    final List<String> given = new ArrayList<>();
    final List<Long> tags = new ArrayList<>();
    final List<Long> cancelled = new ArrayList<>();
    final List<String> dismissed = new ArrayList<>();
    boolean refuses;
    boolean breaks;

    Worker(GuestId id) {
      this.id = id;
    }

    @Override
    public boolean assign(long tag, List<byte[]> body, long remainingMillis) {
      if (refuses) {
        return false;
      }
      given.add(Ledger.text(body));
      tags.add(tag);
      if (breaks) {
        throw new IllegalStateException("broken");
      }
      return true;
    }

    @Override
    public void cancel(long tag) {
      cancelled.add(tag);
    }

    @Override
    public void dismiss(String reason) {
      dismissed.add(reason);
    }

    long tag() {
      return tags.get(tags.size() - 1);
    }
  }

  /** A requester that notes what it is told. */
  static final class Asker implements Requester {
    private final String key;
    final List<String> told = new ArrayList<>();

    Asker(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public void tell(Outcome outcome) {
      told.add(word(outcome));
    }

    private static String word(Outcome outcome) {
      if (outcome instanceof Outcome.Partial part) {
        return "part " + Ledger.text(part.body());
      } else if (outcome instanceof Outcome.Final last) {
        return Ledger.text(last.body())
            + " by "
            + last.guest()
            + " at "
            + last.node()
            + " attempt "
            + last.attempts();
      } else if (outcome instanceof Outcome.Failed failed) {
        return failed.name() + ": " + failed.text();
      }
      return ((Outcome.Refused) outcome).refusal().word();
    }
  }

  /** A line to another node that notes what is sent. */
  static final class Wire implements PeerLine {
    private final String node;
    final List<BrokerItem> sent = new ArrayList<>();
    boolean congested;

    Wire(String node) {
      this.node = node;
    }

    @Override
    public String node() {
      return node;
    }

    @Override
    public void send(BrokerItem item) {
      sent.add(item);
    }

    @Override
    public boolean congested() {
      return congested;
    }

    <T extends BrokerItem> List<T> sent(Class<T> type) {
      return sent.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  final Exchange exchange = new Exchange(SETTINGS, new Random(7), new Silent());
  long now = 5_000_000_000L;
  private long lastGuest;

  Worker worker(String service) {
    return worker(service, 1, 1, false);
  }

  Worker worker(String service, int credit, int weight, boolean atMostOnce) {
    var number = ++lastGuest;
    var worker = new Worker(new GuestId(number));
    exchange.arrive(
        new Guest(
            worker.id,
            "w" + number,
            service,
            GuestKind.WORKER,
            credit,
            weight,
            atMostOnce,
            true,
            "",
            worker),
        now);
    return worker;
  }

  Asker ask(String service, String body) {
    var asker = new Asker(body);
    ask(asker, service, body);
    return asker;
  }

  void ask(Requester asker, String service, String body) {
    exchange.accept(new Order(asker, service, Ledger.body(body), 60_000), now);
  }

  void reply(Worker worker, String body) {
    reply(worker, worker.tag(), body);
  }

  void reply(Worker worker, long tag, String body) {
    exchange.reply(worker.id, tag, Ledger.body(body), now);
  }

  void leave(Worker worker) {
    exchange.leave(worker.id, "its socket closed", now);
  }

  Wire peer(String node) {
    var wire = new Wire(node);
    exchange.peerJoined(wire, now);
    return wire;
  }

  void offers(String node, String service, int credit, int queued) {
    exchange.take(node, new Hint(service, 1, credit, credit, queued, 1000, false, 0, 0, 0, 0), now);
  }

  void take(String node, BrokerItem item) {
    exchange.take(node, item, now);
  }

  /** Lets time pass, with a tick every 20 ms. */
  void pass(Duration time) {
    for (var end = now + time.toNanos(); now < end; ) {
      now += 20_000_000;
      exchange.tick(now);
    }
  }
}
