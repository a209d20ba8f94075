package org.hotelier.broker;

/**
 * Ends the stay of guests that hold nothing and are silent for longer than their lease. A guest
 * that works may be silent: stock workers are.
 */
final class Leases {

  private final Wheel wheel;
  private final GuestDesk desk;

  Leases(Wheel wheel, GuestDesk desk) {
    this.wheel = wheel;
    this.desk = desk;
  }

  void begin(Resident resident, long now) {
    if (resident.guest().leased()) {
      var alarm = new Alarm(at -> due(resident, at));
      resident.leaseAlarm(alarm);
      wheel.set(alarm, now + resident.rhythm().lease());
    }
  }

  /** Its lease may have become shorter. */
  void changed(Resident resident) {
    var alarm = resident.leaseAlarm();
    if (alarm != null && alarm.due() > endOf(resident)) {
      wheel.set(alarm, endOf(resident));
    }
  }

  void end(Resident resident) {
    var alarm = resident.leaseAlarm();
    if (alarm != null) {
      alarm.clear();
    }
  }

  private void due(Resident resident, long now) {
    var alarm = resident.leaseAlarm();
    if (alarm == null) {
      return;
    }
    if (!resident.idle()) {
      wheel.set(alarm, now + resident.rhythm().lease());
    } else if (endOf(resident) <= now) {
      desk.dismiss(resident, "its lease is over", now);
    } else {
      wheel.set(alarm, endOf(resident));
    }
  }

  private static long endOf(Resident resident) {
    return resident.lastSeen() + resident.rhythm().lease();
  }
}
