package org.hotelier.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.memory.Memory;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;

/**
 * One incarnation of a simulated node, from its boot to its end: it seeks, enters a cluster, and is
 * in it. Its parts stand for the actors of the same work; the rules they ask are production's.
 */
final class Incarnation {

  private final NodeProcess process;
  private final Peer self;
  private final UniqueAddress address;
  private final Chat chat;
  private final Formation formation;
  private final Seeker seeker;
  private final Watcher watcher;
  private final Answerer answerer;
  private final Roster roster;
  private final ClusterDaemon cluster;
  private boolean over;
  private boolean leaving;
  private boolean booted;

  Incarnation(NodeProcess process, Peer self, Memory remembered) {
    this.process = process;
    this.self = self;
    this.address = UniqueAddress.of(self);
    this.chat = new Chat(process.world(), this);
    this.formation =
        new Formation(
            Endpoint.listenerOf(self),
            remembered,
            Settings.LOCATOR.formation(),
            process.promises());
    this.seeker = new Seeker(this);
    this.watcher = new Watcher(this);
    this.answerer = new Answerer(this);
    this.roster = new Roster(this);
    this.cluster = new ClusterDaemon(this);
  }

  World world() {
    return process.world();
  }

  NodeProcess process() {
    return process;
  }

  Peer self() {
    return self;
  }

  UniqueAddress address() {
    return address;
  }

  Chat chat() {
    return chat;
  }

  Formation formation() {
    return formation;
  }

  Seeker seeker() {
    return seeker;
  }

  Watcher watcher() {
    return watcher;
  }

  Answerer answerer() {
    return answerer;
  }

  Roster roster() {
    return roster;
  }

  ClusterDaemon cluster() {
    return cluster;
  }

  Standing standing() {
    return process.standing();
  }

  Instant now() {
    return process.now();
  }

  boolean isBooted() {
    return booted;
  }

  /** The actor system starts; meanwhile the node looks round. */
  void boot() {
    seeker.lookRound();
    var dice = world().dice();
    later(
        dice.between(Settings.SHORTEST_BOOT_MILLIS, Settings.LONGEST_BOOT_MILLIS),
        () -> {
          booted = true;
          roster.begin();
          seeker.begin();
        });
  }

  void stand(Phase phase, String clusterId, String clusterAddress, List<Obstacle> obstacles) {
    var last = standing();
    process.stand(
        new Standing(
            phase,
            clusterId,
            clusterAddress,
            obstacles,
            last.phase() == phase ? last.since() : now()));
  }

  /**
   * Founds a cluster.
   *
   * @param grants those who have let this node found, nobody if it has seen nobody
   */
  void found(Set<Endpoint> grants) {
    var dice = world().dice();
    var id = "%016x".formatted(dice.lot());
    world().note(process, "founds %s with the grant of %s", id, grants);
    world().onlooker().founds(world(), process, id, grants);
    stand(Phase.FOUNDING, id, address.text(), List.of());
    enter(address.host());
  }

  void join(Joined invitation) {
    world().note(process, "joins %s at %s", invitation.clusterId(), invitation.clusterAddress());
    stand(Phase.JOINING, invitation.clusterId(), invitation.clusterAddress(), List.of());
    enter(UniqueAddress.hostOf(invitation.clusterAddress()));
  }

  private void enter(String host) {
    cluster.join(host);
    later(
        Settings.LOCATOR.join().toMillis(),
        () -> {
          if (!standing().settled()) {
            process.replaceIncarnation("joining took too long");
          }
        });
  }

  /** The cluster says that this incarnation is up in it. */
  void up() {
    var phase = standing().phase();
    if (phase == Phase.FOUNDING || phase == Phase.JOINING) {
      world().onlooker().forgetGrant(process);
      world().note(process, "is up in %s", standing().clusterId());
      stand(Phase.SETTLED, standing().clusterId(), address.text(), List.of());
      watcher.begin();
    }
  }

  /** Begins to leave; false if it does already. */
  boolean leave() {
    if (leaving) {
      return false;
    }
    leaving = true;
    seeker.cease();
    process.stand(standing().leaving(now()));
    if (booted) {
      cluster.leave();
    } else {
      end("before it had started");
    }
    return true;
  }

  /** The cluster has downed this incarnation: whatever it still holds, it serves no more. */
  void downed() {
    process.stand(standing().leaving(now()));
  }

  void end(String why) {
    if (!over) {
      cease();
      process.incarnationEnded(why, leaving);
    }
  }

  /** Nothing more comes of what this incarnation has begun. */
  void cease() {
    over = true;
  }

  /** Does something after a while, if this incarnation is still there. */
  void later(long millis, Runnable what) {
    process.later(
        millis,
        () -> {
          if (!over) {
            what.run();
          }
        });
  }
}
