package org.hotelier.broker;

import org.jspecify.annotations.Nullable;

/** Something that is due at a time, for whom it concerns. */
final class Alarm {

  /** Whom an alarm concerns. */
  interface Bell {
    void ring(long now);
  }

  private final Bell bell;
  private long due;
  private Chain.@Nullable Link<Alarm> place;

  Alarm(Bell bell) {
    this.bell = bell;
  }

  long due() {
    return due;
  }

  void placed(long due, Chain.Link<Alarm> place) {
    clear();
    this.due = due;
    this.place = place;
  }

  /** It will not ring. */
  void clear() {
    if (place != null) {
      place.remove();
      place = null;
    }
  }

  void ring(long now) {
    place = null;
    bell.ring(now);
  }
}
