package org.hotelier.simulation;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * Virtual time: what is ahead happens in its order, each thing at once and to its end. Of two
 * things at the same time the lot decides, so that a seed tries the one order and another the
 * other.
 */
final class Timeline {

  private record Happening(long at, long lot, Runnable what) implements Comparable<Happening> {
    @Override
    public int compareTo(Happening other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(lot, other.lot);
    }
  }

  private final Dice dice;
  private final PriorityQueue<Happening> ahead = new PriorityQueue<>(256);
  private long nowMillis;

  Timeline(Dice dice) {
    this.dice = dice;
  }

  long nowMillis() {
    return nowMillis;
  }

  void in(long millis, Runnable what) {
    ahead.add(new Happening(nowMillis + millis, dice.lot(), what));
  }

  void runFor(long millis) {
    long end = nowMillis + millis;
    while (!ahead.isEmpty() && ahead.peek().at() <= end) {
      var next = ahead.remove();
      nowMillis = next.at();
      next.what().run();
    }
    nowMillis = end;
  }

  /** Runs until the condition holds, asked every so often; tells whether it did in time. */
  boolean runUntil(BooleanSupplier condition, long everyMillis, long atMostMillis) {
    long end = nowMillis + atMostMillis;
    while (nowMillis < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      runFor(everyMillis);
    }
    return condition.getAsBoolean();
  }
}
