package org.hotelier.demo;

import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.hotelier.process.ChildNode;

/** The nodes are stopped, all at once. */
record Parting(Stage stage) {

  void play() {
    stage.narrator().say("The nodes are told to stop, all at once (SIGTERM).");
    var endings =
        stage.cast().nodes().stream()
            .collect(
                Collectors.toMap(
                    ChildNode::name,
                    node -> CompletableFuture.supplyAsync(node::stop),
                    (one, other) -> one,
                    TreeMap::new));
    endings.forEach((name, ending) -> farewell(name, ending.join()));
  }

  private void farewell(String name, ChildNode.Ending ending) {
    Stage.require(!ending.killed(), name + " ended by itself", "it had to be killed");
    Stage.require(
        ending.exitCode() == 0, name + " ended cleanly", "exit code " + ending.exitCode());
    stage.narrator().add("%s left cleanly in %s".formatted(name, Narrator.time(ending.took())));
  }
}
