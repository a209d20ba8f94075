package org.hotelier.protocol.control;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A socket that nobody accepts on and whose backlog is full. */
final class CrowdedSocket implements AutoCloseable {
  private final Path path;
  private final ServerSocketChannel listening;
  private final List<SocketChannel> waiting = new ArrayList<>();

  CrowdedSocket(Path path) throws IOException {
    this.path = path;
    this.listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(path), 1);
    while (takesOneMore()) {}
  }

  private boolean takesOneMore() throws IOException {
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    waiting.add(channel);
    channel.configureBlocking(false);
    try {
      return channel.connect(UnixDomainSocketAddress.of(path));
    } catch (SocketException full) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    for (var channel : waiting) {
      channel.close();
    }
    listening.close();
  }
}
