package org.hotelier.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One seeded history, from the first start to the end: what the plan does, at times a rest in which
 * nothing is done, and the healing of everything. It ends with the first thing that must not be.
 */
final class Simulation {

  /**
   * What came of a history.
   *
   * @param violation what must not be, if there was something
   * @param healedMillis how long it took from healing to one cluster
   * @param history all that happened, if it was kept
   */
  record Outcome(long seed, Optional<String> violation, long healedMillis, String history) {
    boolean failed() {
      return violation.isPresent();
    }
  }

  /**
   * After so long nothing changes any more, whatever the connectivity, and everything healed is one
   * cluster. A member is unreachable after 2 s; the resolver decides after 7 s, or after 27 s if
   * nothing is stable; who is left without the majority gives up after 5 s, and so does who cannot
   * leave, or gives way to another; a join is given up after 10 s; who has let others come over
   * stays for 30 s, and then finds the other cluster within 5 s. That makes 84 s, and 6 s for
   * starting, founding and joining.
   */
  static final int REST_MILLIS = 90_000;

  /** The end of a rest, in which no incarnation ends any more. */
  private static final int STILL_MILLIS = 15_000;

  /** The smaller part has had time to notice a cut: three beats, one more, and a little. */
  private static final int NOTICED_MILLIS = 1_500;

  private static final int SAMPLE_MILLIS = 250;

  /** Downed, or a join given up, and then yielded; no node has to go through more. */
  private static final int MOST_REPLACEMENTS = 3;

  private static final int REST_ONE_IN = 4;

  private final World world;
  private final Plan plan;
  private final boolean fair;
  private long healedMillis;

  private Simulation(World world, Plan plan) {
    this.world = world;
    this.plan = plan;
    this.fair = world.weather().isFair();
  }

  /**
   * Runs one history.
   *
   * @param rules makes the rules of this world
   * @param kept whether the history is to be told
   */
  static Outcome run(long seed, Supplier<Rules> rules, boolean kept) {
    var dice = Dice.of(seed);
    int nodes = dice.between(2, World.MOST_NODES);
    var world = World.of(dice, nodes, rules.get(), kept);
    var simulation = new Simulation(world, Plan.draw(dice, nodes));
    var violation = simulation.run();
    violation.ifPresent(what -> world.note("onlooker", "%s", what));
    return new Outcome(seed, violation, simulation.healedMillis, world.history().toString());
  }

  private Optional<String> run() {
    world.note("world", "of %d nodes, in %s", world.processes().size(), world.weather());
    plan.carryOut(world);
    world.timeline().runFor(plan.lengthMillis());
    comeToRest();
    boolean rests = world.dice().oneIn(REST_ONE_IN);
    return (rests ? rest() : Optional.<String>empty())
        .or(this::heal)
        .or(this::stay)
        .or(() -> world.onlooker().violations().stream().findFirst());
  }

  private void comeToRest() {
    world.note("world", "nothing is done any more");
    world.processes().forEach(NodeProcess::thaw);
    world.network().clearUp();
  }

  private Optional<String> rest() {
    for (long passed = 0; passed < REST_MILLIS - STILL_MILLIS; passed += SAMPLE_MILLIS) {
      world.timeline().runFor(SAMPLE_MILLIS);
      if (passed >= NOTICED_MILLIS && !Invariants.theSmallerPartIsNotReady(world)) {
        return violated("a node of the smaller part of a cut cluster is ready");
      }
    }
    var ended = Invariants.ended(world);
    world.timeline().runFor(STILL_MILLIS);
    return expect(
            Invariants.ended(world).equals(ended),
            "at rest some node goes on replacing its incarnation")
        .or(
            () ->
                expect(
                    Invariants::whoIsReadyReachesTheLargerPart,
                    "a ready node does not reach the larger part of its members"))
        .or(
            () ->
                expect(
                    Invariants::whoCanTalkIsInOneCluster,
                    "nodes that can talk are ready in two clusters"))
        .or(
            () ->
                expect(
                    Invariants::theLargerPartServes,
                    "the larger part of a cut cluster does not serve"));
  }

  private Optional<String> heal() {
    world.note("world", "all is healed, and everybody starts");
    var before = Invariants.ended(world);
    long began = world.timeline().nowMillis();
    new Disturbance.Heal().strike(world);
    world.processes().forEach(NodeProcess::start);
    boolean healed =
        world.timeline().runUntil(() -> Invariants.isOneCluster(world), SAMPLE_MILLIS, REST_MILLIS);
    healedMillis = world.timeline().nowMillis() - began;
    return expect(healed, "there is not one cluster after healing")
        .or(() -> expect(fewEndedSince(before), "after healing a node goes round in circles"));
  }

  private boolean fewEndedSince(List<Integer> before) {
    var now = Invariants.ended(world);
    for (int node = 0; node < now.size(); node++) {
      if (now.get(node) - before.get(node) > MOST_REPLACEMENTS) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> stay() {
    var ended = Invariants.ended(world);
    world.timeline().runFor(STILL_MILLIS);
    return expect(Invariants::isOneCluster, "one cluster does not stay one")
        .or(
            () ->
                expect(
                    Invariants.ended(world).equals(ended),
                    "in one cluster some node replaces its incarnation"))
        .or(
            () ->
                expect(
                    !fair || !plan.foundsOnce() || Invariants.isFoundedOnce(world),
                    "an undisturbed world has not founded exactly one cluster"));
  }

  private Optional<String> expect(Predicate<World> invariant, String otherwise) {
    return expect(invariant.test(world), otherwise);
  }

  private Optional<String> expect(boolean holds, String otherwise) {
    return holds ? Optional.empty() : violated(otherwise);
  }

  private Optional<String> violated(String what) {
    return Optional.of("%s: %s".formatted(what, Invariants.describe(world)));
  }
}
