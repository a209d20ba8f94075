package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guards against an upgrade that costs a request, or has one done twice. */
@DisplayName("All nodes are restarted, one after the other, under load")
class RollingRestartStory {
  private static final int PER_SECOND = 500;
  private static final int WORKERS_PER_NODE = 3;

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  private final Brokers brokers = new Brokers(nodes);
  private final Ledger ledger = new Ledger();

  @Test
  void noRequestFailsAndNoneIsExecutedTwice() throws Exception {
    List<StockWorker> workers = new ArrayList<>();
    try {
      for (String node : List.of("a", "b", "c")) {
        for (int i = 0; i < WORKERS_PER_NODE; i++) {
          workers.add(StockWorker.at(nodes.host(node), "work", text -> ledger.execute(node, text)));
        }
      }
      brokers.awaitGuests("work", workers.size(), "a", "b", "c");
      try (Load load = Load.on("work", PER_SECOND, 5, brokers.addresses("a", "b", "c"))) {
        load.awaitMore(nodes, PER_SECOND);
        for (String node : List.of("a", "b", "c")) {
          restart(node);
          brokers.awaitGuests("work", workers.size(), "a", "b", "c");
        }
        load.awaitMore(nodes, PER_SECOND);
        int asked = load.endsWithoutFailure();

        assertThat(ledger.repeated()).as("of %d requests", asked).isEmpty();
        assertThat(ledger.requests()).isEqualTo(asked);
      }
    } finally {
      workers.forEach(StockWorker::close);
    }
  }

  private void restart(String node) {
    var unused = nodes.call(node, "Drain");
    nodes.await(
        node + " to be safe to stop",
        Brokers.SOON,
        () -> nodes.call(node, "SafeToStop"),
        verdict -> verdict.path("yes").asBoolean());
    var stopping = nodes.call(node, "Stop");
    assertThat(nodes.awaitGone(node)).isZero();
    nodes.start(node);
    nodes.awaitOneCluster("a", "b", "c");
  }
}
