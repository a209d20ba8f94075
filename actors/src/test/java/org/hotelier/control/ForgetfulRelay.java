package org.hotelier.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Stands between a caller and a node, one connection after the other, and loses the first answer:
 * it waits until the node has given it, then hangs up.
 */
final class ForgetfulRelay implements AutoCloseable {
  private final ServerSocketChannel listening;

  ForgetfulRelay(Path here, Path node) throws IOException {
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(here));
    var thread = new Thread(() -> serve(node), "forgetful-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(Path node) {
    try {
      for (var first = true; ; first = false) {
        try (var caller = listening.accept();
            var onward = SocketChannel.open(UnixDomainSocketAddress.of(node))) {
          relay(caller, onward, first);
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void relay(SocketChannel caller, SocketChannel onward, boolean forgets)
      throws IOException {
    while (copy(caller, onward, true)) {
      copy(onward, caller, !forgets);
      if (forgets) {
        return;
      }
    }
  }

  /** Copies what is there, which for messages this small is one of them. */
  private static boolean copy(SocketChannel from, SocketChannel to, boolean passesOn)
      throws IOException {
    var bytes = ByteBuffer.allocate(1 << 16);
    if (from.read(bytes) < 0) {
      return false;
    }
    bytes.flip();
    while (passesOn && bytes.hasRemaining()) {
      to.write(bytes);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
