package org.hotelier.app;

import com.typesafe.config.Config;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hotelier.broker.BrokerEvents;
import org.hotelier.broker.BrokerTools;
import org.hotelier.broker.Colleagues;
import org.hotelier.broker.Exchange;
import org.hotelier.broker.ExchangeSettings;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestReports;
import org.hotelier.broker.PortReception;
import org.hotelier.broker.ServiceBoard;
import org.hotelier.broker.ServiceState;
import org.hotelier.broker.link.LinkSettings;
import org.hotelier.broker.mdp.MdpDesk;
import org.hotelier.broker.mdp.MdpSettings;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.membership.NodeRow;
import org.hotelier.network.Door;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.service.ServicesSettings;
import org.hotelier.service.ServicesTools;
import org.hotelier.zmtp.RouterPort;
import org.hotelier.zmtp.ZmtpSettings;

/**
 * What the broker has of the host: the event loop that it runs on, its port, and what outlives its
 * incarnations.
 */
final class BrokerHost implements AutoCloseable {

  private final Config hotelier;
  private final EventLog events;
  private final EventLoopGroup loops = Transport.best().newLoops(1, "broker");
  private final EventLoop loop = loops.next();
  private final PortReception reception = new PortReception();
  private final Door door;
  private final AtomicBoolean draining = new AtomicBoolean();
  private final AtomicLong guests = new AtomicLong();
  private final Topic<List<ServiceState>> services = new Topic<>(List.of());
  private final ServicesSettings offers;

  BrokerHost(HostSettings settings, String host, EventLog events) {
    this.hotelier = settings.hotelier();
    this.events = events;
    this.offers = offers(hotelier);
    var port =
        new RouterPort(
            loop, ZmtpSettings.from(hotelier), admission(settings.brokerToken()), reception);
    this.door =
        new Door(
            "broker",
            new Door.Port() {
              @Override
              public CompletionStage<Endpoint> bind(Endpoint at) {
                return port.bind(at);
              }

              @Override
              public void unbind() {
                var unused = port.unbind();
              }

              @Override
              public void shut(String reason) {
                port.close();
              }
            },
            new Endpoint(host, settings.brokerPort()));
  }

  /** A worker that does not speak PLAIN may still show the token with its READY. */
  private static Admission admission(String token) {
    return token.isEmpty() ? Admission.open() : Admission.preferably(token);
  }

  private static ServicesSettings offers(Config hotelier) {
    try {
      return ServicesSettings.onClassPath(hotelier);
    } catch (IllegalArgumentException misfit) {
      throw new StartRefused(String.valueOf(misfit.getMessage()));
    }
  }

  EventLoop loop() {
    return loop;
  }

  Door door() {
    return door;
  }

  boolean draining() {
    return draining.get();
  }

  /** The services of the cluster, published at every change. */
  Topic<List<ServiceState>> states() {
    return services;
  }

  /** What the broker of a new incarnation works with. */
  BrokerTools tools(
      Peer self,
      Supplier<Optional<String>> unfit,
      Topic<List<NodeRow>> rows,
      RandomGenerator random) {
    var happenings = new BrokerEvents(events);
    var exchange = new Exchange(ExchangeSettings.from(hotelier, self.name()), random, happenings);
    var board = new ServiceBoard(self.name());
    return new BrokerTools(
        self.name(),
        unfit,
        exchange,
        new MdpDesk(exchange, MdpSettings.from(hotelier, self.name()), this::nextGuest),
        new Colleagues(exchange, board, LinkSettings.from(hotelier)),
        board,
        happenings,
        door,
        reception,
        draining,
        rows,
        services,
        hotelier.getDuration("broker.census"));
  }

  /** What the service actors of a new incarnation work with. */
  ServicesTools services(Peer self, GuestReports reports) {
    return new ServicesTools(self.name(), offers, reports, System::nanoTime, events);
  }

  GuestId nextGuest() {
    return new GuestId(guests.incrementAndGet());
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
