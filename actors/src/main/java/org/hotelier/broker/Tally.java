package org.hotelier.broker;

/** What is counted for one service on this node. */
final class Tally {

  private static final int SMOOTHING = 8;

  private int inFlight;
  private long served;
  private long failed;
  private long retried;
  private long serviceNanos;

  void handed() {
    inFlight++;
  }

  void forgone() {
    inFlight--;
  }

  /** A guest gave a final reply after so long. */
  void served(long nanos) {
    served++;
    serviceNanos = serviceNanos == 0 ? nanos : serviceNanos + (nanos - serviceNanos) / SMOOTHING;
  }

  void failed() {
    failed++;
  }

  void retried() {
    retried++;
  }

  /** Requests that guests of this node hold and somebody waits for. */
  int inFlight() {
    return inFlight;
  }

  long servedCount() {
    return served;
  }

  long failedCount() {
    return failed;
  }

  long retriedCount() {
    return retried;
  }

  /** How long a guest takes, smoothed; 0: not known yet. */
  long serviceMicros() {
    return serviceNanos == 0 ? 0 : Math.max(1, serviceNanos / 1000);
  }
}
