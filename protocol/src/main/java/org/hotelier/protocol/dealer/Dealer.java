package org.hotelier.protocol.dealer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import org.hotelier.protocol.zmtp.Metadata;
import org.hotelier.protocol.zmtp.SocketType;
import org.hotelier.protocol.zmtp.ZmtpConnection;
import org.hotelier.protocol.zmtp.ZmtpEvents;
import org.hotelier.protocol.zmtp.ZmtpViolation;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a ROUTER, from its first byte to its last; it never connects again. All of it
 * happens on the thread of its {@link DealerLoop}, and its owner is told its end exactly once.
 */
public final class Dealer {
  private final DealerLoop loop;
  private final BrokerAddress to;
  private final DealerSettings settings;
  private final DealerEvents events;
  private final ZmtpConnection zmtp;
  private final Outgoing outgoing = new Outgoing();
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable Timer limit;
  private @Nullable Duration signsWithin;
  private @Nullable Runnable whenFinished;
  private long lastRead;
  private boolean refused;
  private boolean paused;
  private boolean finishing;
  private boolean closed;

  Dealer(DealerLoop loop, BrokerAddress to, DealerSettings settings, DealerEvents events) {
    this.loop = loop;
    this.to = to;
    this.settings = settings;
    this.events = events;
    this.zmtp =
        ZmtpConnection.client(
            Metadata.of(SocketType.DEALER),
            settings.credentials(),
            settings.limits(),
            new Protocol());
  }

  /** Queues a message. False: it was not, there is no room or no connection. */
  public boolean send(List<byte[]> message) {
    if (closed || finishing || !zmtp.established()) {
      return false;
    }
    refused = !outgoing.add(message, settings.outgoingBytes());
    if (!refused) {
      flush();
    }
    return !refused;
  }

  /** Reads nothing until it is resumed; then its end is not noticed either. */
  public void pause() {
    paused = true;
    setInterest();
  }

  public void resume() {
    paused = false;
    setInterest();
  }

  /** Ends the connection now; what was not written is lost. */
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (limit != null) {
      limit.cancel();
    }
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException ignored) {
        // It is gone in either case.
      }
    }
  }

  /**
   * Ends the connection once all is written and the peer has closed its end too, or after this
   * time: a socket closed with input unread resets the connection, and the peer may lose what was
   * written last. Nothing more is told but this.
   */
  public void finish(Duration within, Runnable then) {
    finishing = true;
    paused = false;
    replaceLimit(within, () -> ended("it was finished"));
    whenFinished = then;
    if (closed) {
      then.run();
    } else {
      flush();
    }
  }

  void begin() {
    replaceLimit(
        settings.within(),
        () -> ended("no answer within %d ms".formatted(settings.within().toMillis())));
    if (to.numeric()) {
      connect(to.resolve());
    } else {
      var lookup = new Thread(() -> resolved(to.resolve()), "lookup of " + to.host());
      lookup.setDaemon(true);
      lookup.start();
    }
  }

  private void resolved(InetSocketAddress address) {
    loop.execute(() -> connect(address));
  }

  private void connect(InetSocketAddress address) {
    if (closed) {
      return;
    }
    if (address.isUnresolved()) {
      // Told later: the owner has not even got this object yet.
      loop.execute(() -> ended("nobody knows the name " + to.host()));
      return;
    }
    try {
      var opened = SocketChannel.open();
      channel = opened;
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      opened.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      boolean connected = opened.connect(address);
      key = opened.register(loop.selector(), SelectionKey.OP_CONNECT, this);
      if (connected) {
        loop.execute(this::connected);
      }
    } catch (IOException failure) {
      loop.execute(() -> ended(String.valueOf(failure.getMessage())));
    }
  }

  void ready() {
    var current = channel;
    if (closed || current == null) {
      return;
    }
    try {
      if (current.isConnectionPending()) {
        if (current.finishConnect()) {
          connected();
        }
        return;
      }
      write(current);
      if (!paused) {
        read(current);
      }
    } catch (IOException failure) {
      ended(String.valueOf(failure.getMessage()));
    } catch (ZmtpViolation violation) {
      ended(String.valueOf(violation.getMessage()));
    }
  }

  private void connected() {
    if (!closed) {
      zmtp.start();
      flush();
    }
  }

  private void read(SocketChannel from) throws IOException, ZmtpViolation {
    var input = loop.input().clear();
    int count = from.read(input);
    if (count < 0) {
      ended("the broker closed the connection");
      return;
    }
    lastRead = System.nanoTime();
    if (!finishing) {
      zmtp.receive(input.flip());
      flush();
    }
  }

  private void flush() {
    var current = channel;
    if (closed || current == null || current.isConnectionPending()) {
      return;
    }
    try {
      write(current);
    } catch (IOException failure) {
      // Not from within the owner's call: it may not expect to be told the end then.
      loop.execute(() -> ended(String.valueOf(failure.getMessage())));
    }
  }

  private void write(SocketChannel to) throws IOException {
    boolean empty = outgoing.writeTo(to);
    if (empty && finishing) {
      to.shutdownOutput();
    }
    setInterest();
    if (empty && refused && !finishing) {
      refused = false;
      loop.execute(this::drained);
    }
  }

  private void drained() {
    if (!closed && !finishing) {
      events.drained();
    }
  }

  private void setInterest() {
    var current = key;
    if (current != null && current.isValid() && !channelPending()) {
      int reading = paused ? 0 : SelectionKey.OP_READ;
      current.interestOps(outgoing.isEmpty() ? reading : reading | SelectionKey.OP_WRITE);
    }
  }

  private boolean channelPending() {
    return channel != null && channel.isConnectionPending();
  }

  private void ended(String why) {
    if (closed) {
      return;
    }
    close();
    if (!finishing) {
      events.closed(why);
    } else if (whenFinished != null) {
      whenFinished.run();
    }
  }

  private void replaceLimit(Duration within, Runnable then) {
    if (limit != null) {
      limit.cancel();
    }
    limit = closed ? null : loop.after(within, then);
  }

  /** The peer asked to be given up when it is silent for too long; silence while paused is ours. */
  private void judgeSilence(Duration within) {
    var left = within.minusNanos(System.nanoTime() - lastRead);
    if (paused || left.compareTo(Duration.ZERO) > 0) {
      replaceLimit(paused ? within : left, () -> judgeSilence(within));
    } else {
      ended("the broker was silent for longer than it allows itself");
    }
  }

  /** What the protocol has to say. */
  private final class Protocol implements ZmtpEvents {

    @Override
    public void transmit(byte[] bytes) {
      outgoing.add(bytes);
    }

    @Override
    public void admit(Metadata peer) {}

    @Override
    public void established(Metadata peer, boolean authenticated) {
      if (!closed && limit != null) {
        limit.cancel();
      }
      if (!closed) {
        events.opened();
      }
    }

    @Override
    public void received(List<byte[]> message) {
      if (!closed && !finishing) {
        events.received(message);
      }
    }

    @Override
    public void expectSignsOfLife(Duration within) {
      if (!finishing && !within.equals(signsWithin)) {
        signsWithin = within;
        replaceLimit(within, () -> judgeSilence(within));
      }
    }
  }
}
