package org.hotelier.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.hotelier.process.ChildNode;

/** What every act has: the cast, who tells the story, and what must hold for it to go on. */
record Stage(Narrator narrator, Cast cast) {
  static final int NODES = 3;
  static final Duration FORMING = Duration.ofSeconds(20);

  ChildNode node(int number) {
    return cast.nodes().get(number - 1);
  }

  /** Waits until every node sees all online; the rows as the first of them has them. */
  JsonNode awaitAll(String hope) {
    cast.nodes().forEach(node -> node.awaitReady(FORMING));
    return cast.nodes().stream()
        .map(node -> new Sight(node).nodes(hope, FORMING, Sight.online(NODES)))
        .toList()
        .get(0);
  }

  /** The id of the one cluster that all of them are in. */
  String onlyCluster() {
    List<String> clusters =
        cast.nodes().stream()
            .map(node -> new Sight(node).ask("QueryNode").path("clusterId").asText())
            .distinct()
            .toList();
    require(clusters.size() == 1, "all are in one cluster", String.join(", ", clusters));
    return clusters.get(0);
  }

  static void require(boolean holds, String expected, String found) {
    if (!holds) {
      throw new StoryFailure("Expected that %s, but found: %s".formatted(expected, found));
    }
  }
}
