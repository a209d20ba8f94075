package org.hotelier.broker;

import org.jspecify.annotations.Nullable;

/** A guest of this node from its arrival until it leaves: what it holds and how it does. */
final class Resident {

  private final Guest guest;
  private final Service service;
  private final Rhythm rhythm;
  private final Chain<Assignment> holds = new Chain<>();
  private long lastSeen;
  private long served;
  private boolean draining;
  private boolean stalled;

  private @Nullable Alarm leaseAlarm;

  // its place among the free ones
  private Chain.@Nullable Link<Resident> place;
  private long since;

  Resident(Guest guest, Service service, Rhythm rhythm, long now) {
    this.guest = guest;
    this.service = service;
    this.rhythm = rhythm;
    this.lastSeen = now;
  }

  Guest guest() {
    return guest;
  }

  Service service() {
    return service;
  }

  Rhythm rhythm() {
    return rhythm;
  }

  Chain<Assignment> holds() {
    return holds;
  }

  int credit() {
    return Math.max(1, guest.credit());
  }

  boolean bindsToOne() {
    return guest.atMostOnce() || service.listedAtMostOnce();
  }

  void seen(long now) {
    lastSeen = now;
  }

  long lastSeen() {
    return lastSeen;
  }

  boolean idle() {
    return holds.isEmpty();
  }

  boolean draining() {
    return draining;
  }

  void draining(boolean drains) {
    draining = drains;
  }

  boolean stalled() {
    return stalled;
  }

  void stalled(boolean stalls) {
    stalled = stalls;
  }

  /** Whether it may be handed something. */
  boolean free() {
    return !draining && !stalled && holds.size() < credit();
  }

  long served() {
    return served;
  }

  void countServed() {
    served++;
  }

  @Nullable Alarm leaseAlarm() {
    return leaseAlarm;
  }

  void leaseAlarm(Alarm alarm) {
    leaseAlarm = alarm;
  }

  // where it waits

  long since() {
    return since;
  }

  void placed(Chain.Link<Resident> link, long turn) {
    place = link;
    since = turn;
  }

  Chain.@Nullable Link<Resident> place() {
    return place;
  }

  void unplaced() {
    place = null;
  }
}
