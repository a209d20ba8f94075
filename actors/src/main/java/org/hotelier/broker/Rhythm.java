package org.hotelier.broker;

/**
 * Learns from a guest's own beats how often it beats, and so how long it may be silent. A slow one
 * is believed at its first gap, a fast one only by and by: a beat may come early by chance, and a
 * lease that is too short sends away a guest that lives.
 */
final class Rhythm {

  private static final int SLOWING = 8;

  private final ExchangeSettings settings;
  private long interval;
  private long lastBeat;
  private boolean quietSince = true;
  private boolean heard;

  Rhythm(ExchangeSettings settings, long arrived) {
    this.settings = settings;
    this.interval = settings.heartbeat().toNanos();
    this.lastBeat = arrived;
  }

  /** The guest was handed something or sent something else, so the next gap says nothing. */
  void disturbed() {
    quietSince = false;
  }

  /**
   * A beat.
   *
   * @param announced the interval in nanoseconds as the guest says it; 0: it does not
   */
  void beat(long announced, long now) {
    if (announced > 0) {
      interval = announced;
    } else if (quietSince) {
      learn(now - lastBeat);
    }
    heard = true;
    quietSince = true;
    lastBeat = now;
  }

  long interval() {
    return interval;
  }

  /** How long the guest may be silent. */
  long lease() {
    var lease = settings.liveness() * interval;
    return heard ? lease : Math.max(lease, settings.firstLease().toNanos());
  }

  private void learn(long gap) {
    if (gap < settings.shortestBeat().toNanos()) {
      return; // beats that were held up and came together
    }
    if (gap < interval) {
      interval -= (interval - gap) / 2;
    } else {
      interval += heard ? (gap - interval) / SLOWING : gap - interval;
    }
  }
}
