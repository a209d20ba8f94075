package org.hotelier.demo;

import java.time.Duration;

/** A node is killed while a worker there has a request; one at another node answers. */
record LostNode(Stage stage) {
  static final int VICTIM = 2;
  private static final Duration LOSING = Duration.ofSeconds(15);
  private static final String FAREWELL = "farewell";

  void play() {
    var narrator = stage.narrator();
    var victim = stage.node(VICTIM);
    var slow = stage.cast().slowWorker(FAREWELL, VICTIM);
    new Sight(stage.node(1)).guests(FAREWELL, 1, Service.ARRIVAL);
    var asked = Answer.later(stage.node(1), FAREWELL, "Good-bye");
    stage.cast().awaitGiven(slow, "Good-bye");
    stage.cast().worker(FAREWELL, 3);
    new Sight(stage.node(1)).guests(FAREWELL, 2, Service.ARRIVAL);
    narrator.say(
        "Again a slow worker, now at %s, has a request from node-1; node-3 has another worker."
            .formatted(victim.name()));
    var others = stage.cast().nodes().stream().filter(node -> node != victim).toList();
    var loss = Loss.of(victim, others, LOSING);
    narrator.say(
        "The whole of %s is killed (SIGKILL, process %d): no farewell, it is just gone."
            .formatted(victim.name(), victim.pid()));
    narrator.add("The others noticed within %s.".formatted(Narrator.time(loss.noticed())));
    narrator.add(
        "They were sure that it is dead, and went on without it, after %s."
            .formatted(Narrator.time(loss.offline())));
    narrator.show(new Sight(others.get(0)).ask("QueryNodes"));
    var answer = Answer.of(asked);
    Stage.require(answer.attempts() == 2, "the request was given out twice", answer.told());
    narrator.say("The request is answered all the same:");
    narrator.add(answer.told());
  }
}
