package org.hotelier.seekchat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekCodec;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.jspecify.annotations.Nullable;

/**
 * The listener port. It belongs to the host and outlives incarnations: while none answers, seekers
 * are told to ask again. Strangers that hold connections open do not keep honest ones out.
 */
public final class SeekPort implements AutoCloseable {

  private static final SeekHandler NOBODY_IN =
      question ->
          CompletableFuture.completedFuture(
              new Wait(Phase.STARTING, "", "its incarnation is not running"));

  private final EventLoopGroup loops;
  private final SeekIdentity identity;
  private final SeekLimits limits;
  private final SeekCounts counts = new SeekCounts();
  private final Set<Channel> silent = new LinkedHashSet<>();
  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private final Map<Peer, Channel> links = new ConcurrentHashMap<>();
  private volatile SeekHandler handler = NOBODY_IN;
  private volatile @Nullable Channel server;
  private volatile String trouble = "";
  private final AtomicInteger failures = new AtomicInteger();

  public SeekPort(EventLoopGroup loops, SeekIdentity identity, SeekLimits limits) {
    this.loops = loops;
    this.identity = identity;
    this.limits = limits;
  }

  /** Binds the port; fails when somebody else has it, and may then be tried again. */
  public CompletionStage<Endpoint> bind(Endpoint at) {
    var bound = new CompletableFuture<Endpoint>();
    new ServerBootstrap()
        .group(loops)
        .channel(Transport.of(loops).serverTcp())
        .option(ChannelOption.SO_BACKLOG, 512)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                channel
                    .pipeline()
                    .addLast(
                        new SeekFrameDecoder(),
                        SeekFrameEncoder.INSTANCE,
                        new SeekSession(SeekPort.this));
              }
            })
        .bind(new InetSocketAddress(at.host(), at.port()))
        .addListener(
            (io.netty.channel.ChannelFuture binding) -> {
              if (binding.isSuccess()) {
                server = binding.channel();
                trouble = "";
                var address = (InetSocketAddress) binding.channel().localAddress();
                bound.complete(new Endpoint(at.host(), address.getPort()));
              } else {
                trouble =
                    "tried %d times: %s"
                        .formatted(failures.incrementAndGet(), Transport.reason(binding.cause()));
                bound.completeExceptionally(binding.cause());
              }
            });
    return bound;
  }

  public boolean isBound() {
    return server != null;
  }

  /** Why the port is not bound, and how often that was tried; empty while it is. */
  public String trouble() {
    return trouble;
  }

  /** From now on this one answers. */
  public void answerWith(SeekHandler handler) {
    this.handler = handler;
  }

  /** Nobody answers for now; seekers are told to ask again, links stay. */
  public void nobodyIn() {
    handler = NOBODY_IN;
  }

  /** Closes all links, so that peers learn at once that this incarnation is over. */
  public void closeLinks() {
    links.values().forEach(Channel::close);
  }

  public SeekCounts counts() {
    return counts;
  }

  SeekHandler handler() {
    return handler;
  }

  SeekIdentity identity() {
    return identity;
  }

  SeekLimits limits() {
    return limits;
  }

  /** The frame of a reply, with its proof. */
  byte[] proved(SeekMessage question, Reply reply) {
    var answer = identity.reply(reply);
    var bytes = SeekCodec.encode(answer);
    var proof =
        identity
            .token()
            .prove(question.nonce(), question.sender().host(), answer.sender().host(), bytes);
    return SeekCodec.frame(bytes, proof);
  }

  void opened(Channel channel) {
    open.add(channel);
    Channel evicted = null;
    synchronized (silent) {
      silent.add(channel);
      if (open.size() > limits.connections()) {
        evicted = silent.iterator().next();
        silent.remove(evicted);
      }
    }
    if (evicted != null) {
      counts.countEvicted();
      evicted.close();
    }
  }

  void spoke(Channel channel) {
    synchronized (silent) {
      silent.remove(channel);
    }
  }

  /** One link a peer: a new one ends the one before, so that links are as few as members. */
  void linked(Peer peer, Channel channel) {
    var before = links.put(peer, channel);
    if (before != null && before != channel) {
      before.close();
    }
  }

  void closed(Channel channel) {
    open.remove(channel);
    links.values().remove(channel);
    spoke(channel);
  }

  @Override
  public void close() {
    var bound = server;
    if (bound != null) {
      bound.close().syncUninterruptibly();
      server = null;
    }
    open.forEach(Channel::close);
  }
}
