package org.hotelier.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.requester.Requester;
import org.hotelier.requester.RequesterSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Both libraries with a ROUTER that is not ours: JeroMQ's, as a broker. */
@Timeout(60)
class JeroMqBrokerTest {

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
