package org.hotelier.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Many TCP connections to one address that never send a byte, held open on this side until closed.
 * A listener may close or refuse its ends; {@link #opened()} says how many it let in.
 */
public final class IdleCrowd implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  private final List<SocketChannel> connections;

  private IdleCrowd(List<SocketChannel> connections) {
    this.connections = connections;
  }

  /** Opens as many of the connections as the address lets in. */
  public static IdleCrowd open(String host, int port, int count) {
    var connections = new ArrayList<SocketChannel>();
    var address = new InetSocketAddress(host, port);
    for (int i = 0; i < count; i++) {
      try {
        connections.add(connect(address));
      } catch (IOException refused) {
        // A full listener may refuse: the crowd is what got in.
      }
    }
    return new IdleCrowd(List.copyOf(connections));
  }

  private static SocketChannel connect(InetSocketAddress address) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(address, CONNECT_MILLIS);
      return channel;
    } catch (IOException refused) {
      channel.close();
      throw refused;
    }
  }

  /** How many connections were established. */
  public int opened() {
    return connections.size();
  }

  @Override
  public void close() {
    for (SocketChannel connection : connections) {
      try {
        connection.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
