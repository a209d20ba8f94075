package org.hotelier.demo;

/** A worker is killed while it has a request; another one answers. */
record LostWorker(Stage stage) {

  void play() {
    var narrator = stage.narrator();
    var slow = stage.cast().slowWorker(Service.GREETING, 1);
    new Sight(stage.node(1)).guests(Service.GREETING, 2, Service.ARRIVAL);
    var asked = Answer.later(stage.node(1), Service.GREETING, "Good night");
    stage.cast().awaitGiven(slow, "Good night");
    narrator.say(
        "A second worker, process %d at node-1, has a request from node-1, and takes its time."
            .formatted(slow.pid()));
    slow.kill();
    narrator.say("That worker is killed (SIGKILL), the request with it.");
    var answer = Answer.of(asked);
    Stage.require(answer.attempts() == 2, "the request was given out twice", answer.told());
    narrator.say("The request was given to the other worker, and is answered all the same:");
    narrator.add(answer.told());
  }
}
