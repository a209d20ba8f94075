package org.hotelier.app;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** PLACEHOLDER with canned answers until the host lands; its file wins at merge. */
public final class NodeProcess {
  private static final String ONLINE =
      "{\"name\":\"%s\",\"address\":\"127.0.0.1:17355\",\"incarnation\":\"1\",\"status\":\"online\","
          + "\"self\":true,\"since\":\"2026-11-20T00:00:00Z\"}";

  private NodeProcess() {}

  public static int run(Config overrides) {
    var socket = Path.of(overrides.getString("hotelier.data"), "control.sock");
    var stopped = new CountDownLatch(1);
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Files.createDirectories(socket.getParent());
      Files.deleteIfExists(socket);
      server.bind(UnixDomainSocketAddress.of(socket));
      var thread = new Thread(() -> accept(server, stopped));
      thread.setDaemon(true);
      thread.start();
      stopped.await();
      Files.deleteIfExists(socket);
      return 0;
    } catch (IOException | InterruptedException e) {
      return 1;
    }
  }

  private static void accept(ServerSocketChannel server, CountDownLatch stopped) {
    try {
      while (true) {
        var channel = server.accept();
        var thread = new Thread(() -> serve(channel, stopped));
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      stopped.countDown();
    }
  }

  private static void serve(SocketChannel channel, CountDownLatch stopped) {
    try (channel) {
      var buffer = ByteBuffer.allocate(65536);
      while (channel.read(buffer) >= 0) {
        var request = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        if (request.endsWith("\u0003")) {
          buffer.clear();
          var answer = "{\"success\":true,\"result\":" + answer(request) + "}\u0003";
          channel.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
        }
        if (request.contains("\"Stop\"")) {
          stopped.countDown();
        }
      }
    } catch (IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(String request) {
    var nodes = "[" + ONLINE.formatted("node-1") + "," + ONLINE.formatted("node-2") + "]";
    if (request.contains("QueryNodes")) {
      return nodes;
    } else if (request.contains("QueryNode")) {
      return "{\"name\":\"node-1\",\"address\":\"127.0.0.1:17355\",\"incarnation\":\"1\",\"version\":\"0\","
          + "\"ready\":true,\"mode\":\"clustered\",\"clusterId\":\"c\",\"since\":\"x\","
          + "\"ports\":{\"cluster\":17355,\"listener\":33000},\"draining\":false}";
    } else if (request.contains("WaitForChange")) {
      return request.contains("-1") ? "{\"version\":1,\"state\":" + nodes + "}" : "\"nochange\"";
    } else if (request.contains("QueryEvents")) {
      return "[{\"seq\":1,\"at\":\"x\",\"group\":\"membership\",\"component\":\"founded\",\"text\":\"c\"}]";
    } else if (request.contains("Explain")) {
      return "{\"summary\":\"The node is ready.\",\"rules\":[{\"rule\":\"peers answer\",\"holds\":true,"
          + "\"value\":\"2 of 2\",\"peer\":null,\"do\":null}]}";
    }
    return "{}";
  }
}
