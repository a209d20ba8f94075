package org.hotelier.broker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guests of one service on this node, and who is next: the least loaded, and among equals the
 * one waiting longest, where a guest of weight w waits w times as fast as one of weight 1. The cost
 * of that does not grow with the number of guests.
 */
final class GuestRoster {

  /** Heavier ones count as this; each weight in use costs a look per choice. */
  private static final int HEAVIEST = 100;

  private record Rank(int weight, WaitingRoom room) {}

  private final List<Rank> ranks = new ArrayList<>();
  private int guests;
  private int live;
  private int binding;
  private int credit;
  private int free;
  private long turn;

  void arrive(Resident resident) {
    guests++;
    binding += resident.bindsToOne() ? 1 : 0;
    admit(resident);
  }

  void leave(Resident resident) {
    withdraw(resident);
    binding -= resident.bindsToOne() ? 1 : 0;
    guests--;
  }

  /** The guest is handed something. */
  void take(Resident resident, Assignment assignment) {
    withdraw(resident);
    assignment.heldBy(resident.holds().addLast(assignment));
    admit(resident);
  }

  /** The guest holds something no longer. */
  void release(Resident resident, Assignment assignment) {
    withdraw(resident);
    assignment.end();
    admit(resident);
  }

  void drain(Resident resident, boolean drains) {
    withdraw(resident);
    resident.draining(drains);
    admit(resident);
  }

  void stall(Resident resident, boolean stalls) {
    if (resident.stalled() != stalls) {
      withdraw(resident);
      resident.stalled(stalls);
      admit(resident);
    }
  }

  /** Who is next, if anybody is free. */
  @Nullable Resident next() {
    Resident next = null;
    for (var i = 0; i < ranks.size(); i++) {
      var first = ranks.get(i).room().first();
      if (first != null && (next == null || isBefore(first, next))) {
        next = first;
      }
    }
    return next;
  }

  /** How many there are, draining ones included. */
  int guests() {
    return guests;
  }

  /** How many take new work, now or once they have answered. */
  int live() {
    return live;
  }

  int credit() {
    return credit;
  }

  /** How much of the credit is free. */
  int free() {
    return free;
  }

  /** Whether what one of them got may have to stay with it. */
  boolean anyBinds() {
    return binding > 0;
  }

  private boolean isBefore(Resident one, Resident other) {
    var load = WaitingRoom.levelOf(one) - WaitingRoom.levelOf(other);
    return load != 0 ? load < 0 : waited(one) > waited(other);
  }

  private long waited(Resident resident) {
    return (turn - resident.since() + 1) * weightOf(resident);
  }

  private void admit(Resident resident) {
    if (!resident.draining()) {
      live++;
      credit += resident.credit();
    }
    if (resident.free()) {
      free += resident.credit() - resident.holds().size();
      rankOf(weightOf(resident)).room().enter(resident, ++turn);
    }
  }

  private void withdraw(Resident resident) {
    if (!resident.draining()) {
      live--;
      credit -= resident.credit();
    }
    if (resident.free()) {
      free -= resident.credit() - resident.holds().size();
      rankOf(weightOf(resident)).room().leave(resident);
    }
  }

  private static int weightOf(Resident resident) {
    return Math.min(HEAVIEST, Math.max(1, resident.guest().weight()));
  }

  private Rank rankOf(int weight) {
    for (var i = 0; i < ranks.size(); i++) {
      if (ranks.get(i).weight() == weight) {
        return ranks.get(i);
      }
    }
    var rank = new Rank(weight, new WaitingRoom());
    ranks.add(rank);
    return rank;
  }
}
