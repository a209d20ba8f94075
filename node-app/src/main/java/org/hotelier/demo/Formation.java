package org.hotelier.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hotelier.process.ChildNode;

/** The nodes start and become one cluster. */
record Formation(Stage stage) {

  /** The id of the cluster that they formed. */
  String play() {
    assemble();
    return form();
  }

  private void assemble() {
    var narrator = stage.narrator();
    narrator.say(
        "Three nodes start, each a JVM of its own, on the network %s."
            .formatted(stage.cast().network()));
    narrator.add("Nothing is configured: no list of members, no port, nobody appointed first.");
    for (var node : stage.cast().start(1, Stage.NODES)) {
      narrator.add("%s at %s, process %d".formatted(node.name(), node.spec().host(), node.pid()));
    }
  }

  private String form() {
    var view = Stage.NODES + " nodes online";
    var rows = stage.awaitAll("sees " + view);
    stage.narrator().say("They found each other: every one of them sees %s.".formatted(view));
    stage.narrator().show(rows);
    var founders =
        stage.cast().nodes().stream().filter(Formation::founded).map(ChildNode::name).toList();
    Stage.require(
        founders.size() == 1, "one node founded the cluster", String.join(" and ", founders));
    var cluster = stage.onlyCluster();
    stage
        .narrator()
        .say(
            "%s founded the cluster %s, the others joined it.".formatted(founders.get(0), cluster));
    return cluster;
  }

  private static boolean founded(ChildNode node) {
    return items(new Sight(node).ask("QueryEvents"))
        .anyMatch(
            event ->
                event.path("group").asText().equals("membership")
                    && event.path("component").asText().equals("founded"));
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
