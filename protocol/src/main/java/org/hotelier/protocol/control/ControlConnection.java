package org.hotelier.protocol.control;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.hotelier.protocol.luxi.MessageSplitter;

/**
 * One connection to a control socket: sends and receives whole messages, each wait limited. Where
 * an operation runs into its limit it returns false or empty, and the connection is of no further
 * use.
 */
final class ControlConnection implements Closeable {
  private static final int CHUNK_BYTES = 64 << 10;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey readiness;
  private final MessageSplitter splitter;
  private final ByteBuffer input = ByteBuffer.allocateDirect(CHUNK_BYTES).flip();

  /** Takes over a connected channel in non-blocking mode. */
  ControlConnection(SocketChannel channel, int maxBytes) throws IOException {
    this.channel = channel;
    this.selector = Selector.open();
    this.readiness = channel.register(selector, 0);
    this.splitter = new MessageSplitter(maxBytes);
  }

  /** Sends a message; false if the peer did not take it in time. */
  boolean send(byte[] message, Duration wait, Deadline whole) throws IOException {
    var output = ByteBuffer.wrap(message);
    channel.write(output);
    while (output.hasRemaining()) {
      if (!ready(SelectionKey.OP_WRITE, wait, whole)) {
        return false;
      }
      channel.write(output);
    }
    return true;
  }

  /**
   * The next message, or empty if it did not come in time.
   *
   * @throws ControlException.ConnectionLost if the peer closed before the message was complete
   */
  Optional<byte[]> receive(Duration wait, Deadline whole) throws IOException {
    var message = splitter.next(input);
    while (message.isEmpty()) {
      if (!ready(SelectionKey.OP_READ, wait, whole)) {
        return Optional.empty();
      }
      input.clear();
      var read = channel.read(input);
      input.flip();
      if (read < 0) {
        throw new ControlException.ConnectionLost("end of stream while reading");
      }
      message = splitter.next(input);
    }
    return message;
  }

  private boolean ready(int operation, Duration wait, Deadline whole) throws IOException {
    var deadline = Deadline.in(wait).orSooner(whole);
    readiness.interestOps(operation);
    while (!deadline.passed()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new ControlException.ConnectionLost("the calling thread was interrupted");
      }
      // Zero would mean for ever.
      selector.select(Math.max(1, deadline.left().toMillis()));
      if (selector.selectedKeys().remove(readiness)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    try (channel;
        selector) {
      // Both are closed on leaving, whichever of them fails.
    }
  }
}
