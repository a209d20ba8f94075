package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.network.Endpoint;

/** What all nodes of one simulated history share: time, chance, network, and one another. */
record World(
    Timeline timeline,
    Dice dice,
    Network network,
    Rules rules,
    boolean tokenSet,
    History history,
    Onlooker onlooker,
    List<NodeProcess> processes) {

  /** Numbers of hosts whose order as text is not their order as numbers. */
  private static final int[] NUMBERS = {2, 9, 10, 11, 20, 100};

  static final int MOST_NODES = NUMBERS.length;

  static World of(Dice dice, int nodes, Rules rules, boolean kept) {
    var world =
        new World(
            new Timeline(dice),
            dice,
            new Network(nodes, Weather.draw(dice)),
            rules,
            dice.oneIn(3),
            new History(kept),
            new Onlooker(),
            new ArrayList<>());
    for (int index = 0; index < nodes; index++) {
      world.processes().add(new NodeProcess(world, index, NUMBERS[index]));
    }
    return world;
  }

  NodeProcess processAt(Endpoint listener) {
    return processAt(listener.host());
  }

  NodeProcess processAt(String host) {
    for (var process : processes) {
      if (process.host().equals(host)) {
        return process;
      }
    }
    throw new IllegalArgumentException("Expected a host of this world, but got " + host);
  }

  Weather weather() {
    return network.weather();
  }

  void note(Object who, String what, Object... details) {
    history.add(timeline.nowMillis(), who, what, details);
  }
}
