package org.hotelier.broker;

import org.jspecify.annotations.Nullable;

/**
 * One attempt of a request with a guest of this node. It lasts until the guest answers or leaves,
 * even if nobody waits for the answer any more: until then the guest is busy with it.
 */
final class Assignment implements Alarm.Bell {

  private final long tag;
  private final Resident resident;
  private final GuestDesk desk;
  private final long since;
  private final Alarm alarm = new Alarm(this);
  private @Nullable Request request;
  private Chain.@Nullable Link<Assignment> held;

  Assignment(long tag, Request request, Resident resident, GuestDesk desk, long since) {
    this.tag = tag;
    this.request = request;
    this.resident = resident;
    this.desk = desk;
    this.since = since;
  }

  long tag() {
    return tag;
  }

  Resident resident() {
    return resident;
  }

  long since() {
    return since;
  }

  Alarm alarm() {
    return alarm;
  }

  /** The request, unless nobody waits for its answer any more. */
  @Nullable Request request() {
    return request;
  }

  /** Nobody waits for the answer any more. */
  void forgo() {
    if (request != null) {
      request = null;
      resident.service().tally().forgone();
    }
  }

  void heldBy(Chain.Link<Assignment> link) {
    held = link;
  }

  /** It is over: the guest answered, left, or never got it. */
  void end() {
    alarm.clear();
    if (held != null) {
      held.remove();
    }
    forgo();
  }

  @Override
  public void ring(long now) {
    desk.overdue(this, now);
  }
}
