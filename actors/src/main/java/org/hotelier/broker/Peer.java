package org.hotelier.broker;

import java.util.HashMap;
import java.util.Map;

/** The broker of another node: what it offers, what it was sent, and what it sent here. */
final class Peer {

  private final PeerLine line;
  private final Lines lines;
  private final String node;
  private final Map<String, PeerRoom> rooms = new HashMap<>();
  private final Map<Long, EntryRequest> away = new HashMap<>();
  private final Map<Long, ForwardedRequest> taken = new HashMap<>();
  private boolean suspect;
  private boolean draining;
  private boolean notedDrain;
  private boolean heldUp;

  Peer(PeerLine line, Lines lines) {
    this.line = line;
    this.lines = lines;
    this.node = line.node();
  }

  String node() {
    return node;
  }

  PeerLine line() {
    return line;
  }

  /** Its rooms by service. */
  Map<String, PeerRoom> rooms() {
    return rooms;
  }

  /** Requests of requesters of this node that are there, by their number. */
  Map<Long, EntryRequest> away() {
    return away;
  }

  /** Requests that it sent here, by its number for them. */
  Map<Long, ForwardedRequest> taken() {
    return taken;
  }

  boolean suspect() {
    return suspect;
  }

  void suspect(boolean isSuspect) {
    suspect = isSuspect;
  }

  void draining(boolean drains) {
    draining = drains;
  }

  /** Whether it may be sent requests. */
  boolean chosen() {
    return !suspect && !draining;
  }

  /** Whether its line is full; if so, somebody may wait for it. */
  boolean congested() {
    heldUp = lines.congested(line);
    return heldUp;
  }

  /** Whether its line was full when it was last wanted, and is no longer. */
  boolean isFreeAgain() {
    return heldUp && !congested();
  }

  /** Whether it knows that this node drains. */
  boolean notedDrain() {
    return notedDrain;
  }

  void notedDrain(boolean noted) {
    notedDrain = noted;
  }
}
