package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.simulation.Disturbance.CutOneWay;
import org.hotelier.simulation.Disturbance.CutPair;
import org.hotelier.simulation.Disturbance.Freeze;
import org.hotelier.simulation.Disturbance.Heal;
import org.hotelier.simulation.Disturbance.Kill;
import org.hotelier.simulation.Disturbance.Partition;
import org.hotelier.simulation.Disturbance.Replace;
import org.hotelier.simulation.Disturbance.Start;
import org.hotelier.simulation.Disturbance.Stop;
import org.hotelier.simulation.Disturbance.Thaw;

/** What is done to one world, and when; drawn by its dice. */
record Plan(List<Step> steps) {

  /** One disturbance, at a time counted from the beginning of the world. */
  record Step(int atMillis, Disturbance disturbance) {}

  private static final int MOST_DISTURBANCES = 8;

  /** Longer than the resolver waits, with room for what follows. */
  private static final int LONGEST_PAUSE_MILLIS = 14_000;

  private static final int SHORTEST_RESTART_MILLIS = 50;
  private static final int LONGEST_RESTART_MILLIS = 4_000;

  Plan {
    steps = List.copyOf(steps);
  }

  static Plan draw(Dice dice, int nodes) {
    return switch (dice.between(0, 9)) {
      case 0 -> pairsThatCannotTalk(dice, nodes);
      case 1 -> troubleWhileFounding(dice, nodes);
      default -> anything(dice, nodes);
    };
  }

  /** Some pairs cannot talk from the beginning, but all can talk to one that was there first. */
  private static Plan pairsThatCannotTalk(Dice dice, int nodes) {
    var steps = new ArrayList<Step>();
    int hub = dice.between(0, nodes - 1);
    for (int node = 0; node < nodes; node++) {
      steps.add(new Step(node == hub ? 0 : dice.between(1, 1_500), new Start(node)));
      for (int other = node + 1; other < nodes; other++) {
        if (node != hub && other != hub && dice.oneIn(2)) {
          steps.add(new Step(0, new CutPair(node, other)));
        }
      }
    }
    return new Plan(steps);
  }

  /** Whoever founds or lets found is frozen or killed in the midst of it. */
  private static Plan troubleWhileFounding(Dice dice, int nodes) {
    var steps = starts(dice, nodes, 300);
    for (int i = dice.between(1, 3); i > 0; i--) {
      int node = dice.between(0, nodes - 1);
      int at = dice.between(300, 2_000);
      int until = at + dice.between(SHORTEST_RESTART_MILLIS, LONGEST_RESTART_MILLIS);
      boolean frozen = dice.oneIn(2);
      steps.add(new Step(at, frozen ? new Freeze(node) : new Kill(node, false)));
      steps.add(new Step(until, frozen ? new Thaw(node) : new Start(node)));
    }
    return new Plan(steps);
  }

  private static Plan anything(Dice dice, int nodes) {
    var steps = starts(dice, nodes, dice.oneOf(List.of(1, 300, 1_500, 6_000)));
    int at = dice.oneIn(2) ? 0 : dice.between(2_000, 6_000);
    int count = dice.between(0, MOST_DISTURBANCES);
    for (int i = 0; i < count; i++) {
      at += pauseMillis(dice);
      draw(dice, nodes, at, steps);
    }
    return new Plan(steps);
  }

  private static List<Step> starts(Dice dice, int nodes, int within) {
    var steps = new ArrayList<Step>();
    for (int node = 0; node < nodes; node++) {
      steps.add(new Step(dice.between(0, within), new Start(node)));
    }
    return steps;
  }

  /** Mostly short, so that things happen during others; at times long enough for a resolver. */
  private static int pauseMillis(Dice dice) {
    return switch (dice.between(0, 4)) {
      case 0 -> dice.between(0, 100);
      case 1, 2 -> dice.between(0, 1_500);
      case 3 -> dice.between(0, 4_000);
      default -> dice.between(4_000, LONGEST_PAUSE_MILLIS);
    };
  }

  private static void draw(Dice dice, int nodes, int at, List<Step> steps) {
    int node = dice.between(0, nodes - 1);
    int other = (node + dice.between(1, nodes - 1)) % nodes;
    int later = at + dice.between(SHORTEST_RESTART_MILLIS, LONGEST_RESTART_MILLIS);
    switch (dice.between(0, 11)) {
      case 0, 1 -> {
        steps.add(new Step(at, new Kill(node, dice.oneIn(6))));
        steps.add(new Step(later, new Start(node)));
      }
      case 2 -> steps.add(new Step(at, new Kill(node, false)));
      case 3 -> {
        steps.add(new Step(at, new Stop(node)));
        steps.add(new Step(later, new Start(node)));
      }
      case 4 -> {
        steps.add(new Step(at, new Freeze(node)));
        steps.add(new Step(at + pauseMillis(dice), new Thaw(node)));
      }
      case 5 -> steps.add(new Step(at, new Replace(node)));
      case 6 -> steps.add(new Step(at, new CutOneWay(node, other)));
      case 7 -> steps.add(new Step(at, new CutPair(node, other)));
      case 8, 9 -> steps.add(new Step(at, partition(dice, nodes)));
      case 10 -> steps.add(new Step(at, new Heal()));
      default -> {
        for (int each = 0; each < nodes; each++) {
          steps.add(new Step(at + dice.between(0, 50), new Kill(each, false)));
          steps.add(new Step(later + dice.between(0, 2_000), new Start(each)));
        }
      }
    }
  }

  private static Partition partition(Dice dice, int nodes) {
    int groups = dice.oneIn(4) ? 3 : 2;
    var groupOf = new ArrayList<Integer>();
    for (int node = 0; node < nodes; node++) {
      groupOf.add(dice.between(1, groups));
    }
    return new Partition(groupOf);
  }

  /** Whether nodes only start, and what is cut is cut before and apart from one of them. */
  boolean foundsOnce() {
    return steps.stream()
        .allMatch(
            step ->
                step.disturbance() instanceof Start
                    || (step.disturbance() instanceof CutPair && step.atMillis() == 0));
  }

  void carryOut(World world) {
    for (var step : steps) {
      world.timeline().in(step.atMillis(), () -> step.disturbance().strike(world));
    }
  }

  /** When the last step is over. */
  int lengthMillis() {
    return steps.stream().mapToInt(Step::atMillis).max().orElse(0);
  }
}
