package org.hotelier.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.requester.Requester;
import org.hotelier.requester.RequesterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Both libraries with a ROUTER that is not ours: JeroMQ's, as a broker of one service. */
@Timeout(60)
class JeroMqBrokerTest {

  /** Whoever answers is free again; requests wait in a queue. Both versions, told apart. */
  private static final class SmallBroker implements Runnable, AutoCloseable {
    private final ZContext context = new ZContext();
    private final ZMQ.Socket router = context.createSocket(SocketType.ROUTER);
    private final int port = router.bindToRandomPort("tcp://127.0.0.1");
    private final Deque<byte[]> free = new ArrayDeque<>();
    private final Deque<List<byte[]>> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this, "small-broker");
    private boolean oldWorkers;
    private volatile boolean closing;

    SmallBroker() {
      router.setReceiveTimeOut(20);
      thread.start();
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    @Override
    public void run() {
      while (!closing) {
        var frames = new ArrayList<byte[]>();
        var frame = router.recv();
        for (; frame != null; frame = router.hasReceiveMore() ? router.recv() : null) {
          frames.add(frame);
        }
        if (!frames.isEmpty()) {
          take(frames.remove(0), frames);
        }
        while (!free.isEmpty() && !waiting.isEmpty()) {
          send(free.remove(), waiting.remove());
        }
      }
      context.close();
    }

    private void take(byte[] from, List<byte[]> frames) {
      boolean old = frames.get(0).length == 0;
      var header = new String(frames.get(old ? 1 : 0), UTF_8);
      switch (header) {
        case "MDPC01", "MDPC02" -> ask(from, frames.subList(3, frames.size()));
        case "MDPW02" -> answer(from, frames.get(1)[0], frames, 2, (byte) 4);
        case "MDPW01" -> answer(from, frames.get(2)[0], frames, 3, (byte) 3);
        default -> throw new AssertionError("Expected MDP, but got " + header);
      }
    }

    private void ask(byte[] from, List<byte[]> body) {
      var request = new ArrayList<byte[]>();
      if (oldWorkers) {
        request.addAll(List.of(new byte[0], "MDPW01".getBytes(UTF_8)));
      } else {
        request.add("MDPW02".getBytes(UTF_8));
      }
      request.addAll(List.of(new byte[] {2}, from, new byte[0]));
      request.addAll(body);
      waiting.add(request);
    }

    private void answer(byte[] worker, byte command, List<byte[]> frames, int at, byte last) {
      oldWorkers = last == 3;
      if (command == 1) {
        free.add(worker);
      } else if (command == 3 || command == last) {
        var reply = new ArrayList<byte[]>();
        if (oldWorkers) {
          reply.addAll(List.of(new byte[0], "MDPC01".getBytes(UTF_8)));
        } else {
          reply.add("MDPC02".getBytes(UTF_8));
          reply.add(new byte[] {(byte) (command - 1)});
        }
        reply.add("echo".getBytes(UTF_8));
        reply.addAll(frames.subList(at + 2, frames.size()));
        send(frames.get(at), reply);
        if (command == last) {
          free.add(worker);
        }
      }
    }

    private void send(byte[] to, List<byte[]> frames) {
      router.sendMore(to);
      for (int at = 0; at < frames.size(); at++) {
        router.send(frames.get(at), at < frames.size() - 1 ? ZMQ.SNDMORE : 0);
      }
    }

    @Override
    public void close() throws InterruptedException {
      closing = true;
      thread.join();
    }
  }

  @Test
  void aRequesterAndTwoWorkersGetAlongWithIt() throws Exception {
    try (var broker = new SmallBroker();
        var first = Worker.start("echo", Request::body, broker.address());
        var second = Worker.start("echo", Request::body, broker.address());
        var requester = Requester.open(broker.address())) {
      assertThat(first).isNotSameAs(second);
      var replies = new ArrayList<CompletableFuture<List<byte[]>>>();
      for (int number = 0; number < 50; number++) {
        replies.add(requester.ask("echo", new byte[number * 997], new byte[0], text(number)));
      }

      for (int number = 0; number < 50; number++) {
        var reply = replies.get(number).get(10, TimeUnit.SECONDS);
        assertThat(reply).hasSize(3);
        assertThat(reply.get(0)).hasSize(number * 997);
        assertThat(reply.get(2)).isEqualTo(text(number));
      }
    }
  }

  @Test
  void partsComeThroughInOrder() throws Exception {
    Handler counting =
        request -> {
          for (int part = 0; part < 100; part++) {
            request.part(List.of(text(part)));
          }
          return List.of(text(100));
        };
    try (var broker = new SmallBroker();
        var worker = Worker.start("echo", counting, broker.address());
        var requester = Requester.open(broker.address())) {
      var parts = new ArrayList<byte[]>();

      var last = requester.call("echo", List.of(text(0)), part -> parts.addAll(part));

      assertThat(worker.broker()).isPresent();
      assertThat(parts).hasSize(100);
      for (int part = 0; part < 100; part++) {
        assertThat(parts.get(part)).isEqualTo(text(part));
      }
      assertThat(last).containsExactly(text(100));
    }
  }

  @Test
  void theFirstVersionComesThrough() throws Exception {
    try (var broker = new SmallBroker();
        var worker =
            Worker.start(
                "echo",
                Request::body,
                WorkerSettings.of(broker.address()).withVersion(MdpVersion.V0_1));
        var requester =
            Requester.open(RequesterSettings.of(broker.address()).withVersion(MdpVersion.V0_1))) {
      await().until(() -> worker.broker().isPresent());

      assertThat(requester.call("echo", text(1), text(2))).containsExactly(text(1), text(2));
    }
  }

  private static byte[] text(int number) {
    return String.valueOf(number).getBytes(UTF_8);
  }
}
