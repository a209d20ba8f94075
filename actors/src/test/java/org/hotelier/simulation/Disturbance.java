package org.hotelier.simulation;

import java.util.List;

/** One thing that is done to the nodes or to the network between them. */
sealed interface Disturbance {

  void strike(World world);

  record Start(int node) implements Disturbance {
    @Override
    public void strike(World world) {
      world.processes().get(node).start();
    }
  }

  /** Ends the process without a word; it may lose its memory as well. */
  record Kill(int node, boolean losesDisk) implements Disturbance {
    @Override
    public void strike(World world) {
      var process = world.processes().get(node);
      process.kill();
      if (losesDisk) {
        world.note(process, "loses its memory");
        process.loseMemory();
      }
    }
  }

  record Stop(int node) implements Disturbance {
    @Override
    public void strike(World world) {
      world.processes().get(node).stop();
    }
  }

  record Freeze(int node) implements Disturbance {
    @Override
    public void strike(World world) {
      world.processes().get(node).freeze();
    }
  }

  record Thaw(int node) implements Disturbance {
    @Override
    public void strike(World world) {
      world.processes().get(node).thaw();
    }
  }

  /** The incarnation is replaced while the process goes on. */
  record Replace(int node) implements Disturbance {
    @Override
    public void strike(World world) {
      world.onlooker().processIsDisturbed();
      world.processes().get(node).replaceIncarnation("it was told to");
    }
  }

  /** Packets from one host to another are dropped. */
  record CutOneWay(int from, int to) implements Disturbance {
    @Override
    public void strike(World world) {
      world.note("network", "drops what %s sends to %s", name(world, from), name(world, to));
      world.onlooker().networkChanges(world, () -> world.network().cut(from, to));
    }
  }

  /** Two hosts cannot talk, whoever else they can talk to. */
  record CutPair(int one, int other) implements Disturbance {
    @Override
    public void strike(World world) {
      world.note("network", "cuts %s from %s", name(world, one), name(world, other));
      world
          .onlooker()
          .networkChanges(
              world,
              () -> {
                world.network().cut(one, other);
                world.network().cut(other, one);
              });
    }
  }

  /** The network falls apart: only hosts of the same group can talk. */
  record Partition(List<Integer> groupOf) implements Disturbance {
    @Override
    public void strike(World world) {
      world.note("network", "falls apart into groups %s", groupOf);
      world.onlooker().networkChanges(world, () -> apply(world.network()));
    }

    private void apply(Network network) {
      for (int one = 0; one < groupOf.size(); one++) {
        for (int other = 0; other < groupOf.size(); other++) {
          if (groupOf.get(one).equals(groupOf.get(other))) {
            network.heal(one, other);
          } else {
            network.cut(one, other);
          }
        }
      }
    }
  }

  record Heal() implements Disturbance {
    @Override
    public void strike(World world) {
      world.note("network", "is whole");
      world.onlooker().networkChanges(world, world.network()::healAll);
    }
  }

  private static Object name(World world, int node) {
    return world.processes().get(node);
  }
}
