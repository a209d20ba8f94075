package org.hotelier.simulation;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Stands for Pekko's failure detector and for Artery's quarantine: who has not answered a heartbeat
 * for too long is unreachable, and who is told that it was removed goes down. As in Pekko the
 * detector knows addresses: whichever incarnation answers there, if it is a member, it answers for
 * all members with that address. Only a node's own does not answer for its earlier one.
 */
final class Heartbeats {

  private static final SortedSet<UniqueAddress> NOBODY = new TreeSet<>();

  /** The last sign of life of one member. */
  private static final class Pulse {
    private final NodeProcess process;
    private long heardMillis;

    Pulse(NodeProcess process, long heardMillis) {
      this.process = process;
      this.heardMillis = heardMillis;
    }
  }

  private final Incarnation own;
  private final int patienceMillis;
  private final Map<UniqueAddress, Pulse> pulses = new TreeMap<>();

  Heartbeats(Incarnation own) {
    this.own = own;
    this.patienceMillis =
        own.world()
            .dice()
            .between(Settings.QUICKEST_DETECTION_MILLIS, Settings.SLOWEST_DETECTION_MILLIS);
  }

  void watch(UniqueAddress member) {
    if (!member.equals(own.address())) {
      var process = own.world().processAt(member.host());
      pulses.computeIfAbsent(member, unheard -> new Pulse(process, nowMillis()));
    }
  }

  void forget(UniqueAddress member) {
    pulses.remove(member);
  }

  /** Takes in who answers now; tells who has not answered for too long. */
  SortedSet<UniqueAddress> silent() {
    long now = nowMillis();
    var silent = NOBODY;
    for (var entry : pulses.entrySet()) {
      var pulse = entry.getValue();
      if (now - pulse.heardMillis > patienceMillis) {
        silent = silent.isEmpty() ? new TreeSet<>() : silent;
        silent.add(entry.getKey());
      }
      if (answers(pulse.process)) {
        pulse.heardMillis = now;
      }
    }
    return silent;
  }

  private boolean answers(NodeProcess process) {
    var there = process.incarnation();
    boolean reached =
        there != null
            && pulses.containsKey(there.address())
            && process.isRunning()
            && own.world().network().canTalk(own.process().index(), process.index());
    if (reached && there.cluster().hasQuarantined(own.address())) {
      own.later(0, () -> own.cluster().down(own.address().host(), "it is quarantined"));
      return false;
    }
    return reached;
  }

  private long nowMillis() {
    return own.world().timeline().nowMillis();
  }
}
