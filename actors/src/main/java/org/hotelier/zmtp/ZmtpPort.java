package org.hotelier.zmtp;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Transport;
import org.hotelier.protocol.zmtp.Admission;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A listening ZeroMQ socket, all of whose connections run on one event loop. It may be bound again
 * after it was unbound; the methods may be called from any thread.
 */
public abstract sealed class ZmtpPort implements AutoCloseable
    permits RouterPort, RepPort, PubPort {

  private static final int BACKLOG = 1024;

  private final SessionTools tools;
  private @Nullable Channel server;

  ZmtpPort(
      EventLoop loop,
      ZmtpSettings settings,
      SocketType type,
      Admission admission,
      ZmtpPeers peers,
      ZmtpCounts counts) {
    this.tools =
        new SessionTools(
            loop,
            type,
            admission,
            settings,
            peers,
            counts,
            new Identities(new SecureRandom()),
            new LoopTurn(loop),
            new LinkedHashSet<>());
  }

  /**
   * Starts to listen; port 0: any free one.
   *
   * @return what was bound; fails if somebody else has it, and may then be tried again
   */
  public CompletionStage<Endpoint> bind(Endpoint at) {
    var bound = new CompletableFuture<Endpoint>();
    tools.loop().execute(() -> bind(at, bound));
    return bound;
  }

  private void bind(Endpoint at, CompletableFuture<Endpoint> bound) {
    if (server != null) {
      bound.completeExceptionally(
          new IllegalStateException(
              "Expected a port that is not bound, but it is; do unbind it before " + at));
      return;
    }
    var binding =
        new ServerBootstrap()
            .group(tools.loop())
            .channel(Transport.of(tools.loop()).serverTcp())
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_KEEPALIVE, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(new Accepted())
            .bind(new InetSocketAddress(at.host(), at.port()));
    server = binding.channel();
    binding.addListener((ChannelFuture done) -> bound(at, done, bound));
  }

  private void bound(Endpoint at, ChannelFuture binding, CompletableFuture<Endpoint> bound) {
    if (binding.isSuccess()) {
      var address = (InetSocketAddress) binding.channel().localAddress();
      bound.complete(new Endpoint(at.host(), address.getPort()));
    } else {
      if (server == binding.channel()) { // and not that of a later attempt
        server = null;
      }
      bound.completeExceptionally(binding.cause());
    }
  }

  /** Stops listening; connections stay. */
  public CompletionStage<Void> unbind() {
    var unbound = new CompletableFuture<Void>();
    tools.loop().execute(() -> unbind(unbound));
    return unbound;
  }

  private void unbind(CompletableFuture<Void> unbound) {
    var listening = server;
    server = null;
    if (listening == null) {
      unbound.complete(null);
    } else {
      listening.close().addListener(closed -> afterNextSelect(() -> unbound.complete(null)));
    }
  }

  /** The JDK's selectors give a closed channel's port back only when they select again. */
  private void afterNextSelect(Runnable task) {
    tools.loop().schedule(task, 1, TimeUnit.MILLISECONDS);
  }

  /** Stops listening and ends all connections; what was sent is still written. Does not wait. */
  @Override
  public void close() {
    tools
        .loop()
        .execute(
            () -> {
              unbind(new CompletableFuture<>());
              List.copyOf(tools.open()).forEach(ZmtpSession::close);
            });
  }

  public ZmtpCounts counts() {
    return tools.counts();
  }

  /** Takes a new connection in, or not. */
  private final class Accepted extends ChannelInitializer<Channel> {

    @Override
    protected void initChannel(Channel channel) {
      if (tools.open().size() >= tools.settings().connections()) {
        tools.counts().countRefused(Reason.TOO_MANY);
        channel.close();
        return;
      }
      var session = new ZmtpSession(channel, tools);
      tools.open().add(session);
      channel.pipeline().addLast(session);
    }
  }
}
