package org.hotelier.benchmarks.broker;

import java.util.ArrayList;
import java.util.List;

/**
 * A case of the benchmark: who asks, who answers, and how much of it at once.
 *
 * @param guests who answers
 * @param workers how many of them
 * @param requesters connections that ask
 * @param window requests that each of them has under way
 * @param size bytes of a body
 */
public record Workload(Guests guests, int workers, int requesters, int window, int size) {

  /** Who answers the requests. */
  public enum Guests {
    /** Workers that take one request at a time, as the protocol has it. */
    WORKERS,
    /** Workers that say {@code credit=64}, where the broker knows of it. */
    CREDITED,
    /** The node's own service actor {@code echo}; where there is none, workers. */
    ACTOR,
    /** Workers of a second node, where there can be one. */
    ELSEWHERE
  }

  private static final int FEW = 16;
  private static final int LARGE = 1024;
  private static final int SMALL = 16;
  private static final int FULL = 1000;

  static final Workload BUSY = new Workload(Guests.WORKERS, FEW, 1, FULL, SMALL);
  static final Workload ONE_AT_A_TIME = new Workload(Guests.WORKERS, 1, 1, 1, SMALL);
  static final Workload SERVICE_ACTOR = new Workload(Guests.ACTOR, 1, 1, FULL, SMALL);
  static final Workload CREDIT = new Workload(Guests.CREDITED, 1, 1, FULL, SMALL);
  static final Workload TWO_NODES = new Workload(Guests.ELSEWHERE, FEW, 1, FULL, SMALL);

  /** The cases that have an aim. */
  public static List<Workload> aims() {
    return List.of(BUSY, ONE_AT_A_TIME, SERVICE_ACTOR, CREDIT, TWO_NODES);
  }

  /** Every size, window, and number of workers and requesters with each other. */
  public static List<Workload> grid() {
    var all = new ArrayList<Workload>();
    for (int size : List.of(SMALL, LARGE)) {
      for (int window : List.of(1, 100, FULL)) {
        for (int workers : List.of(1, FEW)) {
          for (int requesters : List.of(1, 8)) {
            all.add(new Workload(Guests.WORKERS, workers, requesters, window, size));
          }
        }
      }
    }
    return all;
  }

  int nodes() {
    return guests == Guests.ELSEWHERE ? 2 : 1;
  }

  /** What the tables call it. */
  public String name() {
    var who =
        switch (guests) {
          case WORKERS -> count(workers, "worker");
          case CREDITED -> count(workers, "worker") + " with credit=64";
          case ACTOR -> "service actor";
          case ELSEWHERE -> count(workers, "worker") + " on another node";
        };
    return "%s, %s, window %d, %d B".formatted(who, count(requesters, "requester"), window, size);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
