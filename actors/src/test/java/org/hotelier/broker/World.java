package org.hotelier.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * One random history: some nodes, their guests and requesters, links that lose, duplicate and
 * delay, and everything that may go wrong with them. Then calm, until nothing is left to do.
 */
final class World {

  static final List<String> SERVICES = List.of("plain", "guests-say-once", "listed-once", "nobody");
  static final ExchangeSettings SETTINGS =
      new ExchangeSettings(
          "?",
          Duration.ofMillis(3000),
          Duration.ofMillis(600),
          Map.of(),
          2,
          6,
          10,
          1000,
          2,
          Duration.ofMillis(100),
          Duration.ofMillis(1),
          3,
          Duration.ofMillis(500),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Set.of("listed-once"));

  private static final long TROUBLE_ENDS = 4000;
  private static final long ALL_ENDED = TROUBLE_ENDS + 3500;
  private static final long REST = ALL_ENDED + 700;

  private record Event(long at, long number, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final Random random;
  private final Function<ExchangeSettings, DeliveryRules> rules;
  private final Ledger ledger = new Ledger(SETTINGS.attempts());
  private final List<SimNode> nodes = new ArrayList<>();
  private long now = 1_000_000;
  private long number;
  private boolean calm;

  private World(long seed, Function<ExchangeSettings, DeliveryRules> rules) {
    this.random = new Random(seed);
    this.rules = rules;
  }

  /** What the history of this seed breaks, if anything. */
  static Optional<String> run(long seed, Function<ExchangeSettings, DeliveryRules> rules) {
    var world = new World(seed, rules);
    world.run();
    return world.ledger.violation();
  }

  /** How many requests the history of this seed has, and how many were answered. */
  static long[] answered(long seed) {
    var world = new World(seed, DeliveryRules::new);
    world.run();
    return new long[] {world.ledger.answered(), world.ledger.asked()};
  }

  private void run() {
    var count = 2 + random.nextInt(3);
    for (var i = 0; i < count; i++) {
      nodes.add(new SimNode(this, "n" + i));
    }
    nodes.forEach(SimNode::start);
    new Troubles(this).schedule(TROUBLE_ENDS);
    until(TROUBLE_ENDS);
    calm = true;
    nodes.forEach(SimNode::calm);
    until(ALL_ENDED);
    ledger.allHaveEnded();
    nodes.forEach(SimNode::checkNothingHeld);
    nodes.forEach(SimNode::sendGuestsAway);
    until(REST);
    nodes.forEach(SimNode::checkNothingLeft);
  }

  private void until(long millis) {
    var end = 1_000_000 + millis * 1_000_000;
    for (var next = events.peek();
        next != null && next.at() <= end && ledger.violation().isEmpty();
        next = events.peek()) {
      events.remove();
      now = next.at();
      next.what().run();
    }
    now = end;
  }

  void in(long millis, Runnable what) {
    events.add(new Event(now + millis * 1_000_000, number++, what));
  }

  /** After a time of at least and at most so many milliseconds. */
  void in(int least, int most, Runnable what) {
    in(least + random.nextInt(most - least + 1), what);
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  Random random() {
    return random;
  }

  long now() {
    return now;
  }

  long unique() {
    return number++;
  }

  boolean calm() {
    return calm;
  }

  Ledger ledger() {
    return ledger;
  }

  List<SimNode> nodes() {
    return nodes;
  }

  DeliveryRules rules() {
    return rules.apply(SETTINGS);
  }
}
