package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guards against workers that stay away after a restart, or are known and given nothing. */
@DisplayName("A node is restarted under 200 stock workers (section 10: broker restarts)")
class ManyWorkersStory {
  private static final int WORKERS = 200;
  private static final Duration BACK = Duration.ofSeconds(40);

  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  private final Brokers brokers = new Brokers(nodes);

  @Test
  void allAreBackAndServe() throws Exception {
    try (StockCrew crew = StockCrew.at(nodes.host("a"), "work", WORKERS)) {
      awaitGuests();
      // Requests come in by the other nodes, so none depends on the one that is restarted.
      try (Load load = Load.on("work", 100, 3, brokers.addresses("b", "c"))) {
        load.awaitMore(nodes, 100);

        nodes.kill("a");
        nodes.start("a");
        nodes.awaitOneCluster("a", "b", "c");
        awaitGuests();
        crew.forgetServed();

        nodes.await("all workers to serve again", BACK, crew::served, all -> all == WORKERS);
        int unused = load.endsWithoutFailure();
      }
      assertThat(crew.conversations()).isGreaterThanOrEqualTo(2 * WORKERS);
    }
  }

  private void awaitGuests() {
    nodes.await(
        "b to know %d guests".formatted(WORKERS),
        BACK,
        () -> brokers.service("b", "work"),
        row -> row.path("guests").asInt() == WORKERS);
  }
}
