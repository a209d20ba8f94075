package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hotelier.process.ChildWorker;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The failure table's rows of the broker while requests come all the time, by all nodes: that
 * something dies must cost those nothing that do not depend on it, and nobody a reply.
 */
@DisplayName("Something dies under load, and every request is answered (D4, section 10)")
class UnderLoadStory {
  private static final int PER_SECOND = 100;

  @RegisterExtension
  final HotelierNodes nodes = HotelierNodes.of(3).with("hotelier.broker.attempt-timeout", "3s");

  private final Brokers brokers = new Brokers(nodes);
  private final Ledger ledger = new Ledger();

  /** Guards against a request that dies with its worker, or is given out for ever. */
  @Test
  void aWorkerThatIsKilled() throws Exception {
    Gate gate = new Gate();
    try (StockWorker victim = stock("a", gate);
        StockWorker second = stock("b", new Gate());
        StockWorker third = stock("c", new Gate());
        Load load = load(1)) {
      load.awaitMore(nodes, 100);
      gate.close();
      nodes.await("the worker to hold a request", Brokers.SOON, gate::held, held -> held > 0);

      victim.kill();

      load.awaitMore(nodes, 100);
      int asked = load.endsWithoutFailure();
      assertThat(ledger.requests()).isEqualTo(asked);
      assertThat(ledger.mostExecutions()).as("attempts").isLessThanOrEqualTo(2);
      assertThat(second.taken()).isPositive();
      assertThat(third.taken()).isPositive();
      brokers.awaitGuests("work", 2, "a", "b", "c");
    }
  }

  /** Guards against waiting for ever for one that keeps its connection and says nothing. */
  @Test
  void aWorkerThatIsFrozen() throws Exception {
    try (ChildWorker frozen = brokers.process("work", "a");
        StockWorker other = stock("b", new Gate())) {
      brokers.awaitGuests("work", 2, "a", "b", "c");
      try (Load load = load(1)) {
        load.awaitMore(nodes, 100);

        frozen.freeze();

        nodes.await(
            "what the frozen worker has to be given to another",
            Brokers.SOON,
            this::retried,
            retried -> retried > 0);
        int retried = retried();
        int taken = other.taken();
        load.awaitMore(nodes, 200);
        assertThat(retried()).as("nothing new was given to it").isEqualTo(retried);
        assertThat(other.taken()).isGreaterThan(taken);

        String before = frozen.logTail(1);
        frozen.thaw();

        nodes.await(
            "the thawed worker to be given work again",
            Brokers.SOON,
            () -> frozen.logTail(1),
            now -> !now.equals(before));
        load.awaitMore(nodes, 50);
        int unused = load.endsWithoutFailure();
      }
    }
  }

  /** Guards against requests that are lost with the node that has them. */
  @Test
  void aNodeThatIsKilled() throws Exception {
    try (StockWorker first = stock("a", new Gate());
        StockWorker second = stock("b", new Gate());
        StockWorker third = stock("c", new Gate())) {
      brokers.awaitGuests("work", 3, "a", "b", "c");
      // The requester that asked the killed node asks another one; all others ask once.
      try (Load load = load(3)) {
        load.awaitMore(nodes, 100);

        nodes.kill("b");

        load.awaitMore(nodes, 200);
        nodes.start("b");
        nodes.awaitOneCluster("a", "b", "c");
        brokers.awaitGuests("work", 3, "a", "b", "c");
        int asked = load.endsWithoutFailure();
        assertThat(ledger.requests()).isEqualTo(asked);
        assertThat(first.taken() + second.taken() + third.taken()).isGreaterThanOrEqualTo(asked);
        int before = second.taken();
        brokers.call("b", "work", "one more");
        assertThat(second.taken()).as("a local guest first").isEqualTo(before + 1);
      }
    }
  }

  /** Guards against state that lives and dies with the actor. */
  @Test
  void aBrokerThatCrashes() throws Exception {
    try (StockWorker first = stock("a", new Gate());
        StockWorker second = stock("b", new Gate())) {
      brokers.awaitGuests("work", 2, "a", "b", "c");
      int before = first.conversations() + second.conversations();
      try (Load load = load(1)) {
        load.awaitMore(nodes, 100);

        nodes.crash("a", "broker");
        nodes.awaitEvent("a", "supervision", "broker", "restarted");

        load.awaitMore(nodes, 100);
        int asked = load.endsWithoutFailure();
        assertThat(ledger.requests()).isEqualTo(asked);
        assertThat(first.conversations() + second.conversations())
            .as("the workers noticed nothing")
            .isEqualTo(before);
      }
    }
  }

  private StockWorker stock(String node, Gate gate) {
    return StockWorker.at(
        nodes.host(node),
        "work",
        text -> {
          gate.pass();
          return ledger.execute(node, text);
        });
  }

  private Load load(int tries) {
    return Load.on("work", PER_SECOND, tries, brokers.addresses("a", "b", "c"));
  }

  /** A node without guests of the service does not hint its own count to the others. */
  private int retried() {
    return Stream.of("a", "b", "c")
        .mapToInt(node -> brokers.service(node, "work").path("retried").asInt())
        .max()
        .orElseThrow();
  }
}
