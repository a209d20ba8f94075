package org.hotelier.zmtp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.Transport;
import org.hotelier.protocol.zmtp.Metadata;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.protocol.zmtp.ZmtpConnection;
import org.hotelier.protocol.zmtp.ZmtpEvents;
import org.hotelier.protocol.zmtp.ZmtpViolation;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a port, from its first byte to its last. A peer that shuts its side down has
 * ended: what it sent before is delivered, what was sent to it is still written. Its end is told
 * once, in a task of its own.
 */
final class ZmtpSession extends ChannelInboundHandlerAdapter implements ZmtpPeer {

  private static final Logger LOG = LoggerFactory.getLogger(ZmtpSession.class);

  private final SessionTools tools;
  private final Channel channel;
  private final Outbox outbox;
  private final ZmtpConnection connection;
  private final String remote;
  private final SignsOfLife life;
  private @Nullable Future<?> handshake;
  private @Nullable Identity identity;
  private @Nullable Metadata metadata;
  private boolean authenticated;
  private boolean ended;
  private boolean inputShut;
  private List<List<byte[]>> gathered = new ArrayList<>();

  ZmtpSession(Channel channel, SessionTools tools) {
    this.tools = tools;
    this.channel = channel;
    this.outbox = new Outbox(channel, tools.settings().outgoing(), tools.turn());
    this.connection =
        ZmtpConnection.server(
            Metadata.of(tools.type()), tools.admission(), tools.settings().limits(), new Events());
    this.remote = remoteOf(channel);
    this.life = new SignsOfLife(tools.loop(), () -> end("it sent nothing for its own TTL"));
  }

  private static String remoteOf(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress() + ":" + address.getPort()
        : "gone"; // it hung up before it was accepted
  }

  // What the port's user sees.

  @Override
  public Identity identity() {
    return Objects.requireNonNull(identity);
  }

  @Override
  public SocketType type() {
    return Objects.requireNonNull(metadata).type();
  }

  @Override
  public String remote() {
    return remote;
  }

  @Override
  public boolean authenticated() {
    return authenticated;
  }

  @Override
  public boolean send(List<byte[]> frames) {
    if (ended) {
      return false;
    }
    boolean taken = outbox.offer(frames);
    if (!taken) {
      tools.counts().countDropped();
    }
    return taken;
  }

  @Override
  public void close() {
    end("this node ended it");
  }

  /**
   * Whether the peer is read from; what it sends meanwhile waits in the kernel, then at the peer.
   */
  void read(boolean on) {
    channel.config().setAutoRead(on);
  }

  @Override
  public String toString() {
    return "%s %s".formatted(remote, identity == null ? "before its handshake" : identity);
  }

  // What Netty says.

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connection.start();
    handshake =
        tools
            .loop()
            .schedule(
                () -> refuse(Reason.SILENT, "Expected a handshake in time, but it took too long"),
                tools.settings().handshake().toMillis(),
                TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var bytes = (ByteBuf) message;
    try {
      if (!ended) {
        connection.receive(bytes.internalNioBuffer(bytes.readerIndex(), bytes.readableBytes()));
      }
    } catch (ZmtpViolation violation) {
      violated(violation);
    } finally {
      bytes.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    life.seen();
    deliver();
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      inputShut = true;
      deliver();
      if (ended) {
        channel.close(); // nothing is left to wait for
      } else {
        end("the peer ended it");
      }
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end("the connection was lost");
    tools.open().remove(this);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      end("the connection was lost: " + Transport.reason(cause));
    } else {
      LOG.warn("Connection of {} is closed: its user failed", this, cause);
      end("this node failed");
    }
  }

  private void deliver() {
    if (gathered.isEmpty() || ended) {
      return;
    }
    var messages = gathered;
    gathered = new ArrayList<>();
    tools.peers().received(this, messages);
  }

  private void violated(ZmtpViolation violation) {
    var text = String.valueOf(violation.getMessage());
    if (connection.established()) {
      deliver();
      tools.counts().countMalformed();
      LOG.debug("Connection of {} is closed: {}", this, text);
      end(text);
    } else {
      refuse(violation.reason(), text);
    }
  }

  private void refuse(Reason reason, String text) {
    tools.counts().countRefused(reason);
    LOG.debug("Connection of {} is refused: {}", this, text);
    end(text);
  }

  /** The one way to the end of a connection. */
  private void end(String reason) {
    if (ended) {
      return;
    }
    ended = true;
    life.stop();
    stopHandshakeTimer();
    var known = identity;
    if (known != null) {
      tools.identities().release(known);
    }
    if (connection.established()) {
      tools.loop().execute(() -> tools.peers().closed(this, reason));
    }
    outbox.finish(this::hangUp);
    if (channel.isOpen()) {
      long linger = tools.settings().linger().toMillis();
      tools.loop().schedule(() -> channel.close(), linger, TimeUnit.MILLISECONDS);
    }
  }

  /**
   * Closing while bytes of the peer are unread would make the kernel throw away what was written to
   * it last: so it is told the end first, and closes, or the linger time passes.
   */
  private void hangUp() {
    if (inputShut) {
      channel.close();
    } else {
      channel.config().setAutoRead(true);
      ((DuplexChannel) channel).shutdownOutput();
    }
  }

  private void stopHandshakeTimer() {
    if (handshake != null) {
      handshake.cancel(false);
      handshake = null;
    }
  }

  /** What the bytes mean. */
  private final class Events implements ZmtpEvents {

    @Override
    public void transmit(byte[] bytes) {
      // A PONG that does not fit is lost; its asker is not reading.
      outbox.offer(bytes);
    }

    @Override
    public void admit(Metadata peer) throws ZmtpViolation {
      var name = peer.identity();
      boolean named = tools.type() == SocketType.ROUTER && name.length > 0;
      identity = named ? tools.identities().claim(name) : tools.identities().make();
    }

    @Override
    public void established(Metadata peer, boolean byPassword) {
      stopHandshakeTimer();
      metadata = peer;
      authenticated = byPassword;
      tools.counts().countOpened();
      tools.peers().opened(ZmtpSession.this);
    }

    @Override
    public void received(List<byte[]> message) {
      if (!ended) {
        gathered.add(message);
      }
    }

    @Override
    public void expectSignsOfLife(Duration within) {
      life.expectWithin(within);
    }
  }
}
