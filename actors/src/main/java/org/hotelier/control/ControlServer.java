package org.hotelier.control;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DuplexChannelConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.hotelier.event.EventLog;
import org.hotelier.network.Transport;
import org.hotelier.protocol.luxi.ControlAnswer;
import org.hotelier.protocol.luxi.ControlCodec;
import org.hotelier.protocol.luxi.ControlFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control socket of a node: listens on a Unix domain socket that only its owner can reach, and
 * serves each connection by a session of its own, up to a maximum of them.
 */
public final class ControlServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ControlServer.class);
  private static final int BACKLOG = 128;
  private static final Duration WARNING_INTERVAL = Duration.ofSeconds(10);

  private final Path path;
  private final SocketFile file;
  private final Dispatcher dispatcher;
  private final ControlLimits limits;
  private final Seldom malformed;
  private final Seldom refused;
  private final Set<Channel> sessions = ConcurrentHashMap.newKeySet();
  private final Channel listening;

  private ControlServer(
      Path path,
      SocketFile file,
      Dispatcher dispatcher,
      EventLog events,
      EventLoopGroup loops,
      ControlLimits limits,
      LongSupplier nanoClock) {
    this.path = path;
    this.file = file;
    this.dispatcher = dispatcher;
    this.limits = limits;
    this.malformed = new Seldom(WARNING_INTERVAL, nanoClock);
    this.refused = new Seldom(WARNING_INTERVAL, nanoClock);
    var accepting = new Acceptance(events, new Seldom(WARNING_INTERVAL, nanoClock));
    this.listening = bound(loops, accepting);
  }

  /**
   * Listens; must not be called on one of the loops.
   *
   * @param socket the path of the socket: its directory is created with mode 0700 or must have it,
   *     a socket left behind by a crash is replaced
   * @param methods what can be called, by the names in their signatures
   * @param events receives an event for each call that changes something
   * @param loops where everything runs; they stay the caller's
   * @throws IllegalStateException if the path is unfit or somebody listens on it, saying what to do
   */
  public static ControlServer start(
      Path socket,
      List<ControlMethod> methods,
      EventLog events,
      EventLoopGroup loops,
      ControlLimits limits) {
    return start(socket, methods, events, loops, limits, System::nanoTime);
  }

  static ControlServer start(
      Path socket,
      List<ControlMethod> methods,
      EventLog events,
      EventLoopGroup loops,
      ControlLimits limits,
      LongSupplier nanoClock) {
    var file = SocketFile.claim(socket);
    var dispatcher = new Dispatcher(methods, events, limits, nanoClock);
    var server = new ControlServer(socket, file, dispatcher, events, loops, limits, nanoClock);
    server.open();
    return server;
  }

  private Channel bound(EventLoopGroup loops, Acceptance accepting) {
    var transport = Transport.of(loops);
    return new ServerBootstrap()
        .group(loops)
        .channel(transport.serverDomainSocket())
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        // Nobody is accepted before the file has its mode and its name.
        .option(ChannelOption.AUTO_READ, false)
        .handler(accepting)
        .childOption(ChannelOption.AUTO_READ, false)
        .childOption(
            ChannelOption.RECVBUF_ALLOCATOR,
            new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(1))
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                admit(channel);
              }
            })
        .bind(transport.domainAddress(file.temporary()))
        .syncUninterruptibly()
        .channel();
  }

  private void open() {
    try {
      file.publish();
    } catch (RuntimeException failure) {
      listening.close().syncUninterruptibly();
      throw failure;
    }
    listening.config().setAutoRead(true);
    log.info("Listening on the control socket {}", path);
  }

  private void admit(Channel channel) {
    if (channel.config() instanceof DuplexChannelConfig config) {
      // Scripts that end their output after the last call still want its answer.
      config.setAllowHalfClosure(true);
    }
    sessions.add(channel);
    channel.closeFuture().addListener(closed -> sessions.remove(channel));
    if (sessions.size() > limits.maxConnections()) {
      refuse(channel);
    } else {
      channel.pipeline().addLast(new ControlSession(dispatcher, limits, malformed));
    }
  }

  private void refuse(Channel channel) {
    refused
        .due()
        .ifPresent(
            left ->
                log.warn(
                    "Refused a connection: {} are open ({} more not shown)",
                    limits.maxConnections(),
                    left));
    var text = "Expected at most %d connections, but all are taken; close some and try again";
    var failure = new ControlFailure("TooManyConnections", text.formatted(limits.maxConnections()));
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(ControlCodec.write(ControlAnswer.failed(failure))))
        .addListener(ChannelFutureListener.CLOSE);
  }

  /**
   * Stops listening, removes the file if it is still this server's, and closes all connections;
   * must not be called on one of the loops.
   */
  @Override
  public void close() {
    try {
      file.remove();
    } catch (IOException failure) {
      log.warn("Cannot remove the control socket {}", path, failure);
    }
    listening.close().syncUninterruptibly();
    sessions.forEach(session -> session.close().syncUninterruptibly());
    log.info("Closed the control socket {}", path);
  }
}
