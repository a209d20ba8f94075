package org.hotelier.broker;

/** An attempt at another node. */
final class Away {

  private final PeerRoom room;
  private final EntryRequest request;
  private final boolean binds;
  private long due = Long.MAX_VALUE;
  private boolean started;

  /** Begins an attempt at the node whose room it is. */
  Away(PeerRoom room, EntryRequest request) {
    this.room = room;
    this.request = request;
    this.binds = room.bindsToOne();
    room.peer().away().put(request.number(), request);
    room.sent();
  }

  PeerRoom room() {
    return room;
  }

  Peer peer() {
    return room.peer();
  }

  /** A guest there has it and is to answer by this time. */
  void started(long answerDue) {
    started = true;
    due = answerDue;
  }

  /** When the guest there is to answer at the latest; far off while it has none. */
  long due() {
    return due;
  }

  void noLongerDue() {
    due = Long.MAX_VALUE;
  }

  /** Whether a guest there may have it, unknown to us, that must be the only one. */
  boolean binds() {
    return !started && (binds || room.bindsToOne());
  }

  /** It is over. */
  void end() {
    room.peer().away().remove(request.number());
    room.back();
    room.service().stir();
  }
}
