package org.hotelier.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where guests of this node arrive, are handed requests, answer, and leave. Whoever leaves loses
 * what it holds; whoever does not answer in time gets nothing new until it does.
 */
final class GuestDesk {

  private final Map<GuestId, Resident> residents = new HashMap<>();
  private final InFlight inFlight;
  private final DeliveryRules rules;
  private final ExchangeSettings settings;
  private final Services services;
  private final Wheel wheel;
  private final Lines lines;
  private final Leases leases;
  private final Counts counts;
  private final Happenings happenings;
  private long changes;

  GuestDesk(
      ExchangeSettings settings,
      DeliveryRules rules,
      Services services,
      Wheel wheel,
      Lines lines,
      Counts counts,
      Happenings happenings) {
    this.settings = settings;
    this.rules = rules;
    this.inFlight = new InFlight(rules);
    this.services = services;
    this.wheel = wheel;
    this.lines = lines;
    this.leases = new Leases(wheel, this);
    this.counts = counts;
    this.happenings = happenings;
  }

  void arrive(Guest guest, long now) {
    if (residents.containsKey(guest.id())) {
      leave(guest.id(), "another has come in its place", now);
    }
    var service = services.obtain(guest.service());
    var resident = new Resident(guest, service, new Rhythm(settings, now), now);
    residents.put(guest.id(), resident);
    service.hasGuest();
    service.roster().arrive(resident);
    service.stir();
    leases.begin(resident, now);
    changes++;
    happenings.guestArrived(guest);
  }

  void beat(GuestId id, long announced, long now) {
    var resident = residents.get(id);
    if (resident != null) {
      resident.seen(now);
      resident.rhythm().beat(announced, now);
      leases.changed(resident);
    }
  }

  void leave(GuestId id, String reason, long now) {
    var resident = residents.get(id);
    if (resident != null) {
      leave(resident, reason, now);
    }
  }

  /** Sends away a guest that cannot be reached, or has been silent for too long. */
  void dismiss(Resident resident, String reason, long now) {
    if (residents.get(resident.guest().id()) == resident) {
      leave(resident, reason, now);
      lines.dismiss(resident.guest(), reason);
    }
  }

  void drain(GuestId id, boolean drains) {
    var resident = residents.get(id);
    if (resident != null && resident.draining() != drains) {
      resident.service().roster().drain(resident, drains);
      resident.service().stir();
      changes++;
    }
  }

  /** Writes a request to a guest that is free. */
  void hand(Request request, Resident resident, long now) {
    var assignment = new Assignment(inFlight.nextTag(), request, resident, this, now);
    inFlight.begin(assignment);
    resident.rhythm().disturbed();
    resident.service().tally().handed();
    resident.service().roster().take(resident, assignment);
    wheel.set(assignment.alarm(), now + resident.service().attemptTimeout());
    request.handed(assignment);
    var written =
        lines.assign(
            resident.guest(), assignment.tag(), request.body(), request.remainingMillis(now));
    if (written != Lines.Written.NO && assignment.request() == request) {
      request.written(assignment, now);
    }
    if (written != Lines.Written.YES) {
      unreachable(request, assignment, written, now);
    }
  }

  void partial(GuestId id, long tag, List<byte[]> part, long now) {
    var assignment = heard(id, tag, now);
    if (assignment == null || assignment.request() == null) {
      late(id, tag);
      return;
    }
    assignment.request().partial(assignment, part, now);
  }

  void reply(GuestId id, long tag, List<byte[]> reply, long now) {
    var assignment = heard(id, tag, now);
    var request = assignment == null ? null : assignment.request();
    if (assignment != null) {
      over(assignment);
    }
    if (assignment == null || request == null) {
      late(id, tag);
      return;
    }
    counts.countServed();
    assignment.resident().countServed();
    request.service().tally().served(now - assignment.since());
    request.replied(assignment, reply, now);
  }

  void fail(GuestId id, long tag, String name, String text, long now) {
    var assignment = heard(id, tag, now);
    if (assignment == null) {
      late(id, tag);
      return;
    }
    var request = assignment.request();
    over(assignment);
    if (request != null) { // else the guest has noted that nobody waits for it
      counts.countFailed();
      request.service().tally().failed();
      request.failed(assignment, name, text, now);
    }
  }

  /** A guest has held something for longer than it may. */
  void overdue(Assignment assignment, long now) {
    var resident = assignment.resident();
    resident.service().roster().stall(resident, true);
    resident.service().stir();
    happenings.guestStalled(resident.guest());
    var request = assignment.request();
    if (request != null) {
      request.overdue(now);
    }
  }

  /** Grows whenever a guest comes, goes, or begins or ceases to drain. */
  long changes() {
    return changes;
  }

  Map<GuestId, Resident> residents() {
    return residents;
  }

  InFlight inFlight() {
    return inFlight;
  }

  private @Nullable Assignment heard(GuestId id, long tag, long now) {
    var resident = residents.get(id);
    if (resident == null) {
      return null;
    }
    resident.seen(now);
    resident.rhythm().disturbed();
    var assignment = inFlight.heldBy(resident, tag);
    if (assignment != null) {
      resident.service().roster().stall(resident, false);
      resident.service().stir();
    }
    return assignment;
  }

  private void over(Assignment assignment) {
    inFlight.end(assignment);
    rules.free(assignment.resident(), assignment);
  }

  private void late(GuestId id, long tag) {
    counts.countLate();
    var resident = residents.get(id);
    happenings.lateAnswer(resident == null ? "(gone)" : resident.guest().address(), tag);
  }

  private void unreachable(
      Request request, Assignment assignment, Lines.Written written, long now) {
    if (written == Lines.Written.NO && assignment.request() == request) {
      over(assignment);
      request.takenBack(assignment, now);
    }
    dismiss(assignment.resident(), "it cannot be reached", now);
  }

  private void leave(Resident resident, String reason, long now) {
    residents.remove(resident.guest().id());
    changes++;
    resident.service().roster().leave(resident);
    resident.service().stir();
    leases.end(resident);
    // The last one first: each goes back to the head of its queue, so their order stays.
    for (var held = resident.holds().pollLast(); held != null; held = resident.holds().pollLast()) {
      var request = held.request();
      inFlight.end(held);
      held.end();
      if (request != null) {
        request.guestLost(held, reason, now);
      }
    }
    happenings.guestLeft(resident.guest(), reason);
  }
}
