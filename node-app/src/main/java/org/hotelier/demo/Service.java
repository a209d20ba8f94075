package org.hotelier.demo;

import java.time.Duration;

/** Guests serve the whole cluster: an actor on each node, and a worker of another process. */
record Service(Stage stage) {
  static final String GREETING = "greeting";
  static final Duration ARRIVAL = Duration.ofSeconds(15);

  void play() {
    actors();
    worker();
  }

  private void actors() {
    new Sight(stage.node(1)).guests("echo", Stage.NODES, ARRIVAL);
    var answer = Answer.of(stage.node(1), "echo", "Good evening");
    stage.narrator().say("Every node has an actor for the service echo. Asked at node-1:");
    stage.narrator().add(answer.told());
  }

  private void worker() {
    var worker = stage.cast().worker(GREETING, 2);
    new Sight(stage.node(3)).guests(GREETING, 1, ARRIVAL);
    stage
        .narrator()
        .say(
            "A worker for the service %s, process %d, has attached to node-2 by the Majordomo protocol."
                .formatted(GREETING, worker.pid()));
    var answer = Answer.of(stage.node(3), GREETING, "Good evening");
    Stage.require(answer.node().equals("node-2"), "node-2 has the worker", answer.told());
    stage.narrator().add("Asked at node-3:");
    stage.narrator().add(answer.told());
  }
}
