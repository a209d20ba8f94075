package org.hotelier.control;

import io.netty.channel.EventLoopGroup;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hotelier.event.EventLog;
import org.hotelier.network.Transport;

/** A control server on loops of its own, with the usual methods and those of a test. */
final class ServerFixture implements AutoCloseable {
  static final ControlLimits LIMITS =
      new ControlLimits(
          1_000,
          16 << 20,
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          100);

  private final EventLoopGroup loops;
  private final EventLog events = new EventLog(1_000, Clock.systemUTC());
  private final Topics topics = new Topics();
  private final ControlServer server;

  ServerFixture(Path socket, Transport transport, ControlLimits limits, ControlMethod... more) {
    loops = transport.newLoops(2, "control-test");
    var methods = new ArrayList<ControlMethod>(List.of(more));
    methods.add(new Ping());
    methods.add(new QueryEvents(events));
    methods.add(new WaitForChange(topics));
    methods.add(new Describe(methods));
    try {
      server = ControlServer.start(socket, methods, events, loops, limits);
    } catch (RuntimeException refused) {
      loops.shutdownGracefully();
      throw refused;
    }
  }

  ServerFixture(Path socket, ControlMethod... more) {
    this(socket, Transport.best(), LIMITS, more);
  }

  EventLog events() {
    return events;
  }

  Topics topics() {
    return topics;
  }

  ControlServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
