package org.hotelier.membership;

import java.time.Duration;
import java.time.Instant;

/** Whether a peer has been silent for too long: so many beats sent, none of them echoed. */
final class Silence {

  private final Duration longest;
  private Instant heard;

  Silence(Duration beat, int silentBeats, Instant now) {
    this.longest = beat.multipliedBy(silentBeats);
    this.heard = now;
  }

  void heard(Instant now) {
    heard = now;
  }

  boolean tooLong(Instant now) {
    return Duration.between(heard, now).compareTo(longest) > 0;
  }
}
