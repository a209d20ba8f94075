package org.hotelier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A control socket with prepared answers: those of a method in order, the last one for ever.
 * Written without the project's codec, so that both cannot be wrong alike.
 */
final class FakeNode implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ETX = 3;

  private final Path socket;
  private final ServerSocketChannel server;
  private final Thread acceptor = thread(this::accept);
  private final Map<String, Deque<String>> answers = new HashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  private FakeNode(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  static FakeNode at(Path socket) throws IOException {
    Files.createDirectories(socket.getParent());
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    var node = new FakeNode(socket, server);
    node.acceptor.start();
    return node;
  }

  /** Prepares results, JSON with ' for ". */
  FakeNode answers(String method, String... results) {
    for (var result : results) {
      prepare(method, "{'success':true,'result':" + result + "}");
    }
    return this;
  }

  FakeNode refuses(String method, String name, String reason) {
    return prepare(method, "{'success':false,'result':['%s',['%s']]}".formatted(name, reason));
  }

  private synchronized FakeNode prepare(String method, String answer) {
    answers.computeIfAbsent(method, unused -> new ArrayDeque<>()).add(answer.replace('\'', '"'));
    return this;
  }

  /** What was called, each as {@code Method[args]}. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  String path() {
    return socket.toString();
  }

  private void accept() throws IOException {
    while (true) {
      var connection = server.accept();
      thread(() -> serve(connection)).start();
    }
  }

  private void serve(SocketChannel connection) throws IOException {
    try (connection;
        var in = Channels.newInputStream(connection)) {
      var message = new ByteArrayOutputStream();
      for (var next = in.read(); next >= 0; next = in.read()) {
        if (next != ETX) {
          message.write(next);
          continue;
        }
        var request = JSON.readTree(message.toByteArray());
        message.reset();
        connection.write(ByteBuffer.wrap((answer(request) + "\u0003").getBytes(UTF_8)));
        if (request.path("method").asText().equals("Stop")) {
          close();
        }
      }
    }
  }

  private synchronized String answer(JsonNode request) {
    var method = request.path("method").asText();
    calls.add(method + request.path("args"));
    var prepared = answers.get(method);
    if (prepared == null) {
      return "{\"success\":false,\"result\":[\"GenericError\",[\"no " + method + "\"]]}";
    }
    return prepared.size() > 1 ? prepared.remove() : prepared.peek();
  }

  private interface Serving {
    void run() throws IOException;
  }

  private static Thread thread(Serving serving) {
    var thread =
        new Thread(
            () -> {
              try {
                serving.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Nobody listens any more once this returns: the descriptor of a channel that is being accepted
   * on is closed by the accepting thread, not by the one that closes the channel.
   */
  @Override
  public void close() {
    try {
      server.close();
      acceptor.join();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
