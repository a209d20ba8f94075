package org.hotelier.broker;

import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for one service: those of requesters of this node, which may also be
 * forwarded, and those that other nodes forwarded here, which may not. Guests of this node serve
 * all requesters of both kinds in one round.
 */
final class ServiceQueue {

  private final FairQueue own;
  private final FairQueue forwarded;
  private boolean ownTurn = true;
  private int turnsLeft;

  ServiceQueue(Fill fill) {
    own = new FairQueue(fill);
    forwarded = new FairQueue(fill);
  }

  void add(Request request) {
    queueOf(request).add(request);
  }

  /** Takes back a request that had its turn already. */
  void addFirst(Request request) {
    queueOf(request).addFirst(request);
  }

  void remove(Request request) {
    FairQueue.remove(request);
  }

  /** Takes out the next one for a guest of this node. */
  @Nullable Request poll() {
    if (turnsLeft == 0 || turn().isEmpty()) {
      ownTurn = turn(!ownTurn).isEmpty() ? ownTurn : !ownTurn;
      turnsLeft = turn().requesters();
    }
    turnsLeft = Math.max(0, turnsLeft - 1);
    return turn().poll();
  }

  /** Takes out the next one for another node. */
  @Nullable Request pollOwn() {
    return own.poll();
  }

  /** Takes out the next one that another node forwarded here. */
  @Nullable Request pollForwarded() {
    return forwarded.poll();
  }

  boolean hasOwn() {
    return !own.isEmpty();
  }

  boolean hasForwarded() {
    return !forwarded.isEmpty();
  }

  int size() {
    return own.size() + forwarded.size();
  }

  boolean isEmpty() {
    return own.isEmpty() && forwarded.isEmpty();
  }

  private FairQueue queueOf(Request request) {
    return request.mayBeForwarded() ? own : forwarded;
  }

  private FairQueue turn() {
    return turn(ownTurn);
  }

  private FairQueue turn(boolean ofOwn) {
    return ofOwn ? own : forwarded;
  }
}
