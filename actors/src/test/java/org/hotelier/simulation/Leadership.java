package org.hotelier.simulation;

import java.util.Optional;
import java.util.Set;
import org.hotelier.simulation.Gossip.Status;

/** Who leads by this gossip, when it may act, and what it does then, as in Pekko. */
final class Leadership {

  private Leadership() {}

  /** The lowest address that is reachable and up or leaving, else the lowest reachable. */
  static Optional<UniqueAddress> leader(Gossip gossip, UniqueAddress self) {
    var unreachable = gossip.unreachable();
    UniqueAddress lowest = null;
    for (var entry : gossip.members().entrySet()) {
      var address = entry.getKey();
      var status = entry.getValue().status();
      boolean reachable = address.equals(self) || !unreachable.contains(address);
      if (reachable && status.compareTo(Status.DOWN) < 0) {
        if (status == Status.UP || status == Status.LEAVING) {
          return Optional.of(address);
        }
        lowest = lowest == null ? address : lowest;
      }
    }
    return Optional.ofNullable(lowest);
  }

  /** Whether all have seen the gossip, and nobody is unreachable who is not down or exiting. */
  static boolean converged(
      Gossip gossip,
      UniqueAddress self,
      Set<UniqueAddress> seen,
      Set<UniqueAddress> confirmedExits) {
    for (var entry : gossip.members().entrySet()) {
      var status = entry.getValue().status();
      boolean must = status == Status.UP || status == Status.LEAVING;
      if (must && !seen.contains(entry.getKey())) {
        return false;
      }
    }
    for (var address : gossip.unreachable()) {
      boolean ignored =
          address.equals(self)
              || confirmedExits.contains(address)
              || gossip.status(address).compareTo(Status.EXITING) >= 0;
      if (!ignored) {
        return false;
      }
    }
    return true;
  }

  /** Joiners come up, leavers exit, and who is down or has exited is removed. */
  static Gossip act(Gossip gossip, Set<UniqueAddress> confirmedExits) {
    var next = gossip;
    var unreachable = gossip.unreachable();
    for (var entry : gossip.members().entrySet()) {
      var address = entry.getKey();
      var status = entry.getValue().status();
      boolean gone = unreachable.contains(address) || confirmedExits.contains(address);
      if (status == Status.JOINING) {
        next = next.with(address, Status.UP);
      } else if (status == Status.LEAVING) {
        next = next.with(address, Status.EXITING);
      } else if ((status == Status.EXITING || status == Status.DOWN) && gone) {
        next = next.with(address, Status.REMOVED);
      }
    }
    return next;
  }
}
