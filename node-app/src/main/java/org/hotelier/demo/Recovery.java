package org.hotelier.demo;

/** The node that was killed starts again, and its worker is back by itself. */
record Recovery(Stage stage) {

  void play(String cluster) {
    var narrator = stage.narrator();
    var returned = stage.cast().start(LostNode.VICTIM);
    narrator.say("%s starts again (process %d).".formatted(returned.name(), returned.pid()));
    var rows = stage.awaitAll("sees all %d online again".formatted(Stage.NODES));
    var now = stage.onlyCluster();
    Stage.require(now.equals(cluster), "it is still the cluster " + cluster, now);
    narrator.say("One cluster again, and the same one.");
    narrator.show(rows);
    new Sight(stage.node(1)).guests(Service.GREETING, 1, Service.ARRIVAL);
    var answer = Answer.of(stage.node(1), Service.GREETING, "Good morning");
    narrator.say("The first worker has attached to it again. Asked at node-1:");
    narrator.add(answer.told());
  }
}
