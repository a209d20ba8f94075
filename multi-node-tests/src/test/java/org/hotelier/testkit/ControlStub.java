package org.hotelier.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A control socket that answers each method with the JSON it was told last. */
final class ControlStub implements AutoCloseable {
  private static final byte END = 3;
  private static final Pattern METHOD = Pattern.compile("\"method\"\\s*:\\s*\"(\\w+)\"");

  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final ServerSocketChannel server;

  ControlStub(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    daemon(this::accept);
  }

  ControlStub answer(String method, String json) {
    answers.put(method, json);
    return this;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel peer = server.accept();
        daemon(() -> serve(peer));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(SocketChannel peer) {
    try (peer) {
      var request = new ByteArrayOutputStream();
      var one = ByteBuffer.allocate(1);
      while (peer.read(one.clear()) == 1) {
        if (one.get(0) != END) {
          request.write(one.get(0));
          continue;
        }
        peer.write(StandardCharsets.UTF_8.encode(answer(request.toString(StandardCharsets.UTF_8))));
        request.reset();
      }
    } catch (IOException gone) {
      // The caller has hung up.
    }
  }

  private String answer(String request) {
    var method = METHOD.matcher(request);
    String name = method.find() ? method.group(1) : "";
    return "{\"success\":true,\"result\":%s}\u0003".formatted(answers.getOrDefault(name, "null"));
  }

  private static void daemon(Runnable task) {
    var thread = new Thread(task, "control-stub");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
