package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A request reaches a guest anywhere in the cluster, whatever dies meanwhile (D4)")
class BrokeredStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  private final Brokers brokers = new Brokers(nodes);

  @Test
  void everyNodeAnswersByItsServiceActors() {
    for (String node : List.of("a", "b", "c")) {
      JsonNode answer = brokers.call(node, "echo", "Hello");

      assertThat(answer.path("reply").path(0).asText()).isEqualTo("Hello");
      assertThat(answer.path("node").asText()).as("a local guest first").isEqualTo(node);
    }
    JsonNode echo =
        nodes.await(
            "a to know the echo guests of all nodes",
            Brokers.SOON,
            () -> brokers.service("a", "echo"),
            row -> row.path("guests").asInt() == 3);
    assertThat(echo.path("nodes")).extracting(JsonNode::asText).containsExactly("a", "b", "c");
  }

  @Test
  void aWorkerAtOneNodeServesRequestersAtAllNodes() {
    try (StockWorker worker = StockWorker.at(nodes.host("b"), "stock", body -> body + "!")) {
      brokers.awaitGuests("stock", 1, "a", "b", "c");
      int before = worker.conversations();

      for (String node : List.of("a", "b", "c")) {
        JsonNode answer = brokers.call(node, "stock", "Hello");
        assertThat(answer.path("reply").path(0).asText()).isEqualTo("Hello!");
        assertThat(answer.path("node").asText()).isEqualTo("b");
      }
      assertThat(worker.taken()).isEqualTo(3);
      assertThat(worker.conversations()).isEqualTo(before);
    }
  }

  @Test
  void aRequestGoesToAnotherWorkerWhenTheOneThatHoldsItDies() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (StockWorker stuck = StockWorker.at(nodes.host("a"), "slow", body -> held(release))) {
      brokers.awaitGuests("slow", 1, "a", "b", "c");
      CompletableFuture<JsonNode> answer =
          CompletableFuture.supplyAsync(() -> brokers.call("a", "slow", "x"));
      nodes.await(
          "the worker to hold the request", Brokers.SOON, stuck::taken, taken -> taken == 1);
      try (StockWorker other = StockWorker.at(nodes.host("c"), "slow", body -> body + " done")) {
        brokers.awaitGuests("slow", 2, "a", "b", "c");

        stuck.kill();

        JsonNode reply = answer.get(10, TimeUnit.SECONDS);
        assertThat(reply.path("reply").path(0).asText()).isEqualTo("x done");
        assertThat(reply.path("attempts").asInt()).isEqualTo(2);
        assertThat(reply.path("node").asText()).isEqualTo("c");
        assertThat(other.taken()).isEqualTo(1);
      }
    }
  }

  @Test
  void aRequestGoesToAnotherNodeWhenTheOneThatHoldsItIsKilled() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (StockWorker stuck = StockWorker.at(nodes.host("b"), "slow", body -> held(release))) {
      brokers.awaitGuests("slow", 1, "a", "b", "c");
      CompletableFuture<JsonNode> answer =
          CompletableFuture.supplyAsync(() -> brokers.call("a", "slow", "x"));
      nodes.await(
          "the worker to hold the request", Brokers.SOON, stuck::taken, taken -> taken == 1);
      try (StockWorker other = StockWorker.at(nodes.host("c"), "slow", body -> body + " done")) {
        brokers.awaitGuests("slow", 2, "a", "b", "c");

        nodes.kill("b");

        JsonNode reply = answer.get(15, TimeUnit.SECONDS);
        assertThat(reply.path("attempts").asInt()).isEqualTo(2);
        assertThat(reply.path("node").asText()).isEqualTo("c");
        assertThat(other.taken()).isEqualTo(1);
      } finally {
        release.countDown();
      }
    }
  }

  @Test
  void aBrokerThatCrashesLosesNoRequestAndNoWorker() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (StockWorker worker =
        StockWorker.at(
            nodes.host("a"),
            "slow",
            body -> {
              held(release);
              return body + " done";
            })) {
      brokers.awaitGuests("slow", 1, "a", "b", "c");
      CompletableFuture<JsonNode> held =
          CompletableFuture.supplyAsync(() -> brokers.call("a", "slow", "1"));
      nodes.await("the worker to hold a request", Brokers.SOON, worker::taken, taken -> taken == 1);
      CompletableFuture<JsonNode> queued =
          CompletableFuture.supplyAsync(() -> brokers.call("a", "slow", "2"));
      nodes.await(
          "a request to be queued",
          Brokers.SOON,
          () -> brokers.service("a", "slow"),
          row -> row.path("queued").asInt() == 1);

      int before = worker.conversations();
      nodes.crash("a", "broker");
      nodes.awaitEvent("a", "supervision", "broker", "restarted");
      release.countDown();

      assertThat(held.get(10, TimeUnit.SECONDS).path("reply").path(0).asText()).isEqualTo("1 done");
      assertThat(queued.get(10, TimeUnit.SECONDS).path("reply").path(0).asText())
          .isEqualTo("2 done");
      assertThat(worker.conversations()).isEqualTo(before);
    }
  }

  @Test
  void nobodyToServeIsSaidByName() {
    assertThatThrownBy(
            () -> nodes.call("a", "Call", "nosuch", List.of("x"), Map.of("timeoutMs", 200)))
        .isInstanceOfSatisfying(
            ControlFailure.class, failure -> assertThat(failure.name()).isEqualTo("NoGuest"));
  }

  private static String held(CountDownLatch release) {
    try {
      boolean unused = release.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }
}
