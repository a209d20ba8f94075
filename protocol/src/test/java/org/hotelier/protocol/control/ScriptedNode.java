package org.hotelier.protocol.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.hotelier.protocol.luxi.MessageSplitter;

/** Listens like a node, notes each request and answers as a test tells it to. */
final class ScriptedNode implements AutoCloseable {
  /** Instead of an answer: close the connection. */
  static final String CLOSE = "close";

  private static final long DRIP_NANOS = 20_000_000;

  private final ServerSocketChannel listening;
  private final Thread accepting;
  private final List<SocketChannel> accepted = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Function<String, String> script = request -> "";
  private volatile boolean dripping;

  ScriptedNode(Path socket) throws IOException {
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(socket));
    accepting = daemon(this::accept);
  }

  void answers(Function<String, String> answer) {
    script = answer;
  }

  /** Answers with white space for ever, a byte each 20 ms. */
  void drips() {
    dripping = true;
  }

  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  private void accept() throws IOException {
    while (true) {
      var channel = listening.accept();
      accepted.add(channel);
      connections.incrementAndGet();
      daemon(() -> serve(channel));
    }
  }

  private void serve(SocketChannel channel) throws IOException {
    var splitter = new MessageSplitter(1 << 24);
    var input = ByteBuffer.allocate(4096).flip();
    while (true) {
      for (var m = splitter.next(input); m.isPresent(); m = splitter.next(input)) {
        var request = new String(m.get(), UTF_8);
        requests.add(request);
        answer(channel, script.apply(request));
      }
      input.clear();
      if (channel.read(input) < 0) {
        return;
      }
      input.flip();
    }
  }

  private void answer(SocketChannel channel, String answer) throws IOException {
    while (dripping) {
      channel.write(ByteBuffer.wrap(new byte[] {' '}));
      LockSupport.parkNanos(DRIP_NANOS);
    }
    if (answer.equals(CLOSE)) {
      channel.close();
    } else {
      channel.write(ByteBuffer.wrap(answer.getBytes(UTF_8)));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static Thread daemon(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The peer or the test closed; nothing is left to do.
              }
            },
            "scripted-node");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    try {
      // The JDK closes the descriptor only when the thread has left accept.
      accepting.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (var channel : accepted) {
      channel.close();
    }
  }
}
