package org.hotelier.broker;

import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.broker.mdp.MdpDesk;
import org.hotelier.broker.mdp.MdpSettings;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.membership.NodeRow;
import org.hotelier.network.Door;
import org.hotelier.network.Endpoint;

/** What a broker works with in tests: everything real but for the port, which notes its state. */
final class Desk implements Door.Port {
  final AtomicReference<Optional<String>> unfit = new AtomicReference<>(Optional.empty());
  final List<String> port = new CopyOnWriteArrayList<>();
  final AtomicBoolean draining = new AtomicBoolean();
  final Topic<List<NodeRow>> rows = new Topic<>(List.of());
  final BrokerTools tools;

  Desk() {
    var hotelier = ConfigFactory.load().getConfig("hotelier");
    var numbers = new AtomicLong(1000);
    var events = new BrokerEvents(new EventLog(100, Clock.systemUTC()), System.nanoTime());
    var exchange = new Exchange(ExchangeSettings.from(hotelier, "node-1"), new Random(1), events);
    var board = new ServiceBoard("node-1");
    tools =
        new BrokerTools(
            "node-1",
            unfit::get,
            exchange,
            new MdpDesk(
                exchange,
                MdpSettings.from(hotelier, "node-1"),
                () -> new GuestId(numbers.incrementAndGet())),
            new Colleagues(exchange, board, LinkSettings.from(hotelier)),
            board,
            events,
            new Door("broker", this, new Endpoint("127.0.0.1", 0)),
            new PortReception(),
            draining,
            rows,
            new Topic<>(List.of()),
            new Topic<>(List.of()),
            new EnquirySettings(Duration.ofMillis(200), Duration.ofMillis(50)));
  }

  @Override
  public CompletionStage<Endpoint> bind(Endpoint at) {
    port.add("open");
    return CompletableFuture.completedFuture(new Endpoint("127.0.0.1", 5555));
  }

  @Override
  public void unbind() {
    port.add("closed");
  }

  @Override
  public void shut(String reason) {
    port.add("shut: " + reason);
  }

  /** A guest of the service that answers by hand. */
  Guest guest(long id, String service, GuestLine line) {
    return new Guest(
        new GuestId(id), "node-1/" + id, service, GuestKind.ACTOR, 1, 1, false, false, "", line);
  }

  /** A requester that completes with all it was told when that is final. */
  static final class Caller implements Requester {
    private final String key;
    private final List<Outcome> told = new ArrayList<>();
    final CompletableFuture<Outcome> last = new CompletableFuture<>();

    Caller(String key) {
      this.key = key;
    }

    @Override
    public String key() {
      return key;
    }

    @Override
    public synchronized void tell(Outcome outcome) {
      told.add(outcome);
      if (!(outcome instanceof Outcome.Partial)) {
        last.complete(outcome);
      }
    }

    synchronized int tellings() {
      return told.size();
    }
  }

  /** A line that gives what it is assigned to whoever waits. */
  static final class Holding implements GuestLine {
    final CompletableFuture<Long> tag = new CompletableFuture<>();

    @Override
    public boolean assign(long newTag, List<byte[]> body, long remainingMillis) {
      return tag.complete(newTag);
    }

    @Override
    public void cancel(long cancelled) {}

    @Override
    public void dismiss(String reason) {}
  }
}
