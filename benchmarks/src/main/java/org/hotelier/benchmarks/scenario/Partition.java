package org.hotelier.benchmarks.scenario;

import java.time.Duration;
import org.hotelier.benchmarks.subject.CutFleet;
import org.hotelier.benchmarks.subject.HotelierSubject;

/** A network is cut in two and healed: what the nodes make of it, and when. */
public final class Partition {

  /**
   * The times of one run.
   *
   * @param suspect from the cut until the whole majority suspects the whole minority
   * @param removed from the cut until the whole majority has it offline
   * @param healed from the healing until all nodes are one cluster again
   */
  public record Times(Duration suspect, Duration removed, Duration healed) {}

  private Partition() {}

  /** Cuts a cluster, waits until the minority is removed, and heals. */
  public static Times cutAndHeal(HotelierSubject subject, int majority, int minority) {
    try (var fleet = new CutFleet(subject, majority, minority)) {
      fleet.form();
      long cut = System.nanoTime();
      fleet.cut();
      long suspect = fleet.awaitSuspect();
      long removed = fleet.awaitRemoved();
      long heal = System.nanoTime();
      fleet.heal();
      long healed = fleet.awaitAll();
      return new Times(between(cut, suspect), between(cut, removed), between(heal, healed));
    }
  }

  /** Two clusters founded apart: from the healing until they are one. */
  public static Duration merge(HotelierSubject subject, int larger, int smaller) {
    try (var fleet = new CutFleet(subject, larger, smaller)) {
      fleet.formApart();
      long heal = System.nanoTime();
      fleet.heal();
      return between(heal, fleet.awaitAll());
    }
  }

  private static Duration between(long from, long to) {
    return Duration.ofNanos(to - from);
  }
}
