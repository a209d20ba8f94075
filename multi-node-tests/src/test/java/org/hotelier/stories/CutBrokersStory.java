package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotelier.process.ChildWorker;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guards against a part of the cluster that takes requests which it must not, or loses some. */
@DisplayName("The network is cut in two while requests come (section 10)")
class CutBrokersStory {
  private static final int PER_SECOND = 50;
  private static final int CALLERS = 32;

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3).partitionable();

  private final Brokers brokers = new Brokers(nodes);

  @Test
  void theMajorityServesTheMinorityRefusesAndAllServeOnceItIsHealed() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (ChildWorker there = brokers.process("work", "a");
        ChildWorker gone = brokers.process("work", "c")) {
      brokers.awaitGuests("work", 2, "a", "b", "c");
      try (Load load = Load.by(atTheMajority(callers), PER_SECOND)) {
        load.awaitMore(nodes, 100);

        nodes.cut(List.of("a", "b"), List.of("c"));

        nodes.await("c unready", Brokers.SOON, () -> nodes.node("c"), c -> !c.ready());
        assertThatThrownBy(() -> brokers.call("c", "work", "in vain"))
            .isInstanceOfSatisfying(
                ControlFailure.class, failure -> assertThat(failure.name()).isEqualTo("NotReady"));
        load.awaitMore(nodes, 100);
        nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE);

        nodes.heal();

        nodes.awaitOneCluster("a", "b", "c");
        brokers.awaitGuests("work", 2, "a", "b", "c");
        assertThat(brokers.call("c", "work", "again").path("node").asText()).isEqualTo("c");
        assertThat(load.endsWithoutFailure()).isPositive();
      }
      assertThat(there.isAlive()).isTrue();
      assertThat(gone.isAlive()).isTrue();
    } finally {
      callers.shutdownNow();
    }
  }

  /** By control sockets, because this JVM is on another network. */
  private Load.Asker atTheMajority(ExecutorService callers) {
    AtomicInteger turn = new AtomicInteger();
    return text ->
        CompletableFuture.supplyAsync(
            () ->
                brokers
                    .call(turn.getAndIncrement() % 2 == 0 ? "a" : "b", "work", text)
                    .path("reply")
                    .path(0)
                    .asText(),
            callers);
  }
}
