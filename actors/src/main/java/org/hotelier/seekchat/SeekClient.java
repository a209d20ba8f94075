package org.hotelier.seekchat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;

/**
 * Asks other nodes, one question a connection. Every connection leaves from the node's own host
 * address, so that one machine can be many hosts. An answer always comes: at the latest when the
 * times are over, as {@link Finding.Silent}.
 */
public final class SeekClient {

  private final EventLoopGroup loops;
  private final SeekIdentity identity;
  private final SeekTimes times;

  public SeekClient(EventLoopGroup loops, SeekIdentity identity, SeekTimes times) {
    this.loops = loops;
    this.identity = identity;
    this.times = times;
  }

  /** Puts a question to a listener. */
  public CompletionStage<Finding> ask(Endpoint to, Payload question) {
    var found = new CompletableFuture<Finding>();
    connect(to, new SeekQuestion(identity, times.answer(), to, question, found))
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                found.complete(failed(to, connected.cause()));
              }
            });
    return found;
  }

  /** Whether the host refuses connections there: it is up, and nobody listens. */
  public CompletionStage<Boolean> isRefused(Endpoint to) {
    var refused = new CompletableFuture<Boolean>();
    connect(to, new ChannelInboundHandlerAdapter())
        .addListener(
            connected -> {
              ((ChannelFuture) connected).channel().close();
              refused.complete(isRefusal(connected.cause()));
            });
    return refused;
  }

  /** Whether the peer's host refuses connections on both its listener and its cluster port. */
  public CompletionStage<Boolean> refusesBoth(Peer peer) {
    return isRefused(Endpoint.listenerOf(peer))
        .thenCombine(isRefused(Endpoint.clusterOf(peer)), Boolean::logicalAnd);
  }

  /** Opens a link; what happens on it is told on an event loop. */
  public SeekLink link(Endpoint to, String clusterId, Consumer<SeekLink.Happening> tell) {
    var beats = new LinkConversation(identity, to, clusterId, tell);
    var connecting = connect(to, beats);
    connecting.addListener(
        connected -> {
          if (!connected.isSuccess()) {
            tell.accept(new SeekLink.Lost("no connection: " + connected.cause().getMessage()));
          }
        });
    return new SeekLink(connecting.channel(), beats);
  }

  private ChannelFuture connect(Endpoint to, ChannelHandler conversation) {
    return new Bootstrap()
        .group(loops)
        .channel(Transport.of(loops).clientTcp())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) times.connect().toMillis())
        .option(ChannelOption.TCP_NODELAY, true)
        .handler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(new SeekFrameDecoder(), SeekFrameEncoder.INSTANCE, conversation);
              }
            })
        .connect(
            new InetSocketAddress(to.host(), to.port()),
            new InetSocketAddress(identity.self().get().host(), 0));
  }

  private static Finding failed(Endpoint to, Throwable cause) {
    return isRefusal(cause)
        ? new Finding.Refused(to)
        : new Finding.Silent(to, "no connection: " + Transport.reason(cause));
  }

  private static boolean isRefusal(Throwable cause) {
    // Netty's own time-out is a ConnectException, too.
    return cause instanceof ConnectException
        && !(cause instanceof ConnectTimeoutException)
        && String.valueOf(cause.getMessage()).contains("refused");
  }
}
