package org.hotelier.broker;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.jspecify.annotations.Nullable;

/** One service as this node knows it: who waits, the guests here, and the room at other nodes. */
final class Service {

  private final String name;
  private final Agenda agenda;
  private final long attemptTimeout;
  private final boolean listedAtMostOnce;
  private final ServiceQueue queue;
  private final GuestRoster roster = new GuestRoster();
  private final List<PeerRoom> rooms = new ArrayList<>();
  private final Tally tally = new Tally();
  private int open;
  private boolean everHadGuest;
  private boolean draining;
  private boolean stirred;
  private @Nullable Hint told;
  private long toldAt;
  private boolean owesHint;

  Service(String name, ExchangeSettings settings, Fill fill, Agenda agenda) {
    this.name = name;
    this.agenda = agenda;
    this.attemptTimeout = settings.attemptTimeout(name).toNanos();
    this.listedAtMostOnce = settings.atMostOnce().contains(name);
    this.queue = new ServiceQueue(fill);
  }

  String name() {
    return name;
  }

  /** How long a guest may take, in nanoseconds. */
  long attemptTimeout() {
    return attemptTimeout;
  }

  boolean listedAtMostOnce() {
    return listedAtMostOnce;
  }

  ServiceQueue queue() {
    return queue;
  }

  GuestRoster roster() {
    return roster;
  }

  /** What other nodes offer; those that offer nothing now are among them. */
  List<PeerRoom> rooms() {
    return rooms;
  }

  Tally tally() {
    return tally;
  }

  /** A requester of this node asks something of it. */
  void opened() {
    open++;
  }

  /** One such request has its outcome. */
  void ended() {
    open--;
  }

  /** How many requests of this node's requesters have no outcome yet. */
  int open() {
    return open;
  }

  /** Something has changed: whoever waits is to be looked at again. */
  void stir() {
    if (!stirred) {
      stirred = true;
      agenda.add(this);
    }
  }

  void settled() {
    stirred = false;
  }

  void hasGuest() {
    everHadGuest = true;
  }

  boolean everHadGuest() {
    return everHadGuest;
  }

  void draining(boolean drains) {
    draining = drains;
  }

  boolean draining() {
    return draining;
  }

  /** Whether a node that can be chosen has a guest of it. */
  boolean anyElsewhere() {
    for (var i = 0; i < rooms.size(); i++) {
      if (rooms.get(i).offers()) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing is left of it that matters. */
  boolean isOver() {
    return roster.guests() == 0 && queue.isEmpty() && rooms.isEmpty() && !draining;
  }

  // what the peers were told of it

  @Nullable Hint told() {
    return told;
  }

  long toldAt() {
    return toldAt;
  }

  boolean owesHint() {
    return owesHint;
  }

  void owesHint(boolean owes) {
    owesHint = owes;
  }

  void told(@Nullable Hint hint, long now) {
    told = hint;
    toldAt = now;
  }
}
