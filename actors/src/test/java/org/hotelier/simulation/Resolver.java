package org.hotelier.simulation;

import java.util.Set;
import java.util.TreeSet;
import org.hotelier.simulation.Gossip.Status;

/**
 * Stands for the timing of Pekko's split brain resolver in one incarnation; what it decides is
 * decided by Pekko's own {@link Downing}. The leader of each part decides once nothing has changed
 * for a while; every node downs all once nothing has been stable for longer.
 */
final class Resolver {

  private static final long NEVER = -1;

  private final Incarnation own;
  private final ClusterDaemon cluster;
  private long changedMillis;
  private long unstableSinceMillis = NEVER;

  Resolver(Incarnation own, ClusterDaemon cluster) {
    this.own = own;
    this.cluster = cluster;
  }

  /** A member has come up or gone, or has become reachable or unreachable. */
  void changed() {
    changedMillis = nowMillis();
    if (missing().isEmpty()) {
      unstableSinceMillis = NEVER;
    } else if (unstableSinceMillis == NEVER) {
      unstableSinceMillis = changedMillis;
    }
  }

  void tick() {
    var missing = missing();
    long now = nowMillis();
    if (missing.isEmpty()) {
      unstableSinceMillis = NEVER;
      return;
    }
    boolean unstable =
        unstableSinceMillis != NEVER
            && now - unstableSinceMillis
                > Settings.STABLE_AFTER_MILLIS + Settings.DOWN_ALL_WHEN_UNSTABLE_MILLIS;
    boolean responsible =
        cluster.isLeader() && cluster.gossip().status(own.address()) != Status.JOINING;
    if (unstable) {
      downAll();
    } else if (responsible && now - changedMillis > Settings.STABLE_AFTER_MILLIS) {
      down(Downing.decide(cluster.gossip(), cluster.seenBy(), own.address()));
    }
  }

  /** Who is unreachable and neither down nor exiting. */
  private Set<UniqueAddress> missing() {
    var gossip = cluster.gossip();
    var missing = new TreeSet<UniqueAddress>();
    for (var address : gossip.unreachable()) {
      if (!address.equals(own.address()) && gossip.status(address).compareTo(Status.EXITING) < 0) {
        missing.add(address);
      }
    }
    return missing;
  }

  private void downAll() {
    var all = new TreeSet<UniqueAddress>();
    cluster
        .gossip()
        .members()
        .forEach(
            (address, member) -> {
              if (member.status().compareTo(Status.EXITING) < 0) {
                all.add(address);
              }
            });
    down(all);
  }

  private void down(Set<UniqueAddress> members) {
    for (var member : members) {
      if (!member.equals(own.address())) {
        cluster.down(member.host(), "the resolver says so");
      }
    }
    if (members.contains(own.address())) {
      cluster.down(own.address().host(), "the resolver says so");
    }
    changedMillis = nowMillis();
    unstableSinceMillis = NEVER;
  }

  private long nowMillis() {
    return own.world().timeline().nowMillis();
  }
}
