package org.hotelier.broker;

import java.util.EnumMap;
import java.util.Map;

/** What the exchange has counted since it began. */
public final class Counts {

  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private long accepted;
  private long served;
  private long failed;
  private long retried;
  private long late;

  /** Requests taken from requesters of this node, refused ones included. */
  public long accepted() {
    return accepted;
  }

  /** Final replies that guests of this node gave. */
  public long served() {
    return served;
  }

  /** Requests that guests of this node failed by a name of their own. */
  public long failed() {
    return failed;
  }

  /** Requests of requesters of this node that were dispatched again. */
  public long retried() {
    return retried;
  }

  /** Answers that nobody waited for: too late, given twice, or made up. */
  public long late() {
    return late;
  }

  public long refused(Refusal refusal) {
    return refused.getOrDefault(refusal, 0L);
  }

  void countAccepted() {
    accepted++;
  }

  void countServed() {
    served++;
  }

  void countFailed() {
    failed++;
  }

  void countRetried() {
    retried++;
  }

  void countLate() {
    late++;
  }

  void countRefused(Refusal refusal) {
    refused.merge(refusal, 1L, Long::sum);
  }
}
