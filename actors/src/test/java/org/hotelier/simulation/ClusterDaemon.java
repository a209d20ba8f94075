package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hotelier.simulation.Gossip.Status;

/**
 * Stands for Pekko Cluster in one incarnation: joins a seed, gossips, detects who cannot be
 * reached, and acts as leader. As in Pekko a joiner comes up, and who is down or exits is removed,
 * only once all members that can be reached have seen the same gossip and nobody is unreachable who
 * is not down.
 */
final class ClusterDaemon {

  private final Incarnation own;
  private final UniqueAddress self;
  private final Resolver resolver;
  private final Heartbeats heartbeats;
  private final Set<UniqueAddress> confirmedExits = new HashSet<>();
  private final Set<UniqueAddress> quarantined = new HashSet<>();
  private Gossip gossip = Gossip.EMPTY;
  private Gossip published = Gossip.EMPTY;
  private Set<UniqueAddress> seen = new TreeSet<>();
  private boolean ticking;

  /** Everybody has seen the gossip, and nothing is to be done about it. */
  private boolean calm;

  ClusterDaemon(Incarnation own) {
    this.own = own;
    this.self = own.address();
    this.resolver = new Resolver(own, this);
    this.heartbeats = new Heartbeats(own);
  }

  Gossip gossip() {
    return gossip;
  }

  /** Who is known to have seen the present gossip. */
  Set<UniqueAddress> seenBy() {
    return seen;
  }

  private boolean isMember() {
    return gossip.has(self);
  }

  /** Joins the incarnation that runs at this host, now or when the join is tried again. */
  void join(String host) {
    if (host.equals(self.host())) {
      apply(gossip.with(self, Status.JOINING));
      beginTicks();
    } else {
      tryToJoin(host);
    }
  }

  private void tryToJoin(String host) {
    if (!isMember()) {
      artery().tell(host, seed -> seed.cluster().joinedBy(own));
      own.later(Settings.RETRY_JOIN_MILLIS, () -> tryToJoin(host));
    }
  }

  private void joinedBy(Incarnation joiner) {
    if (!isMember() || gossip.status(self).compareTo(Status.EXITING) >= 0) {
      return;
    }
    var there = firstAt(joiner.address().host());
    if (there.isPresent() && !there.get().equals(joiner.address())) {
      down(there.get().host(), "a new incarnation of it joins");
      return; // the joiner tries again, until the earlier incarnation is removed
    }
    if (!gossip.knows(joiner.address())) {
      apply(gossip.with(joiner.address(), Status.JOINING));
    }
    var welcome = gossip;
    var seenBy = Set.copyOf(seen);
    artery().tell(joiner.address().host(), it -> it.cluster().welcomed(welcome, seenBy));
  }

  private void welcomed(Gossip welcome, Set<UniqueAddress> seenBy) {
    if (!isMember() && welcome.has(self)) {
      take(welcome, seenBy);
      beginTicks();
    }
  }

  private void beginTicks() {
    if (!ticking) {
      ticking = true;
      tick();
    }
  }

  private void tick() {
    detect();
    if (!calm) {
      calm = gossip.isCalm() && everybodyHasSeen();
      actAsLeader();
      spread();
      resolver.tick();
    }
    own.later(Settings.CLUSTER_TICK_MILLIS, this::tick);
  }

  private boolean everybodyHasSeen() {
    return gossip.members().keySet().stream()
        .allMatch(member -> seen.contains(member) || !gossip.has(member));
  }

  private void detect() {
    var silent = heartbeats.silent();
    if (!silent.equals(gossip.unreachableFrom(self))) {
      apply(gossip.observed(self, silent));
    }
  }

  /** Whether a member was removed here as downed: whoever learns that of itself goes down. */
  boolean hasQuarantined(UniqueAddress member) {
    return quarantined.contains(member);
  }

  boolean isLeader() {
    return Leadership.leader(gossip, self).filter(self::equals).isPresent();
  }

  private void actAsLeader() {
    if (isLeader() && Leadership.converged(gossip, self, seen, confirmedExits)) {
      apply(Leadership.act(gossip, confirmedExits));
    }
  }

  private void spread() {
    var unaware = new ArrayList<UniqueAddress>();
    for (var member : gossip.members().keySet()) {
      if (!seen.contains(member)
          && gossip.has(member)
          && !gossip.unreachableFrom(self).contains(member)) {
        unaware.add(member);
      }
    }
    if (!unaware.isEmpty()) {
      send(own.world().dice().oneOf(unaware));
    }
  }

  private void send(UniqueAddress to) {
    var sent = gossip;
    var seenBy = Set.copyOf(seen);
    artery().tell(to.host(), it -> it.cluster().received(self, to, sent, seenBy));
  }

  private void received(
      UniqueAddress from, UniqueAddress to, Gossip theirs, Set<UniqueAddress> seenBy) {
    boolean known = to.equals(self) && isMember() && theirs.has(self) && gossip.has(from);
    if (!known || gossip.unreachableFrom(self).contains(from)) {
      return;
    }
    take(theirs, seenBy);
    if (!seenBy.containsAll(seen)) {
      send(from);
    }
  }

  private void take(Gossip theirs, Set<UniqueAddress> seenBy) {
    apply(gossip.merge(theirs));
    if (gossip.equals(theirs)) {
      seen.addAll(seenBy);
    }
  }

  private void apply(Gossip next) {
    if (!next.equals(gossip)) {
      gossip = next;
      calm = false;
      seen = new TreeSet<>(List.of(self));
      publish();
    }
  }

  private void publish() {
    var before = published;
    published = gossip;
    SortedSet<UniqueAddress> unreachable = gossip.unreachable();
    SortedSet<UniqueAddress> unreachableBefore = before.unreachable();
    boolean changed = false;
    for (var entry : published.members().entrySet()) {
      var address = entry.getKey();
      var status = entry.getValue().status();
      if (status != before.status(address)) {
        changed |= status == Status.UP || status.compareTo(Status.EXITING) >= 0;
        watch(address, status);
        if (status == Status.REMOVED && before.status(address) != Status.EXITING) {
          quarantined.add(address);
        }
        own.roster().changed(address, entry.getValue(), before.status(address));
        if (address.equals(self)) {
          selfIs(status);
        }
      }
      boolean isUnreachable = unreachable.contains(address);
      if (!address.equals(self) && isUnreachable != unreachableBefore.contains(address)) {
        changed = true;
        own.roster().reachable(address, !isUnreachable);
      }
    }
    if (changed) {
      resolver.changed();
    }
  }

  private void watch(UniqueAddress address, Status status) {
    if (status == Status.REMOVED) {
      heartbeats.forget(address);
    } else {
      heartbeats.watch(address);
    }
  }

  private void selfIs(Status status) {
    var dice = own.world().dice();
    switch (status) {
      case UP -> own.up();
      case EXITING -> {
        for (var member : gossip.members().keySet()) {
          artery().tell(member.host(), it -> it.cluster().confirmedExits.add(self));
        }
        own.later(dice.between(50, 400), () -> own.end("has left"));
      }
      case DOWN -> {
        own.downed();
        own.later(dice.between(0, 4 * Settings.CLUSTER_TICK_MILLIS), () -> own.end("was downed"));
      }
      case REMOVED -> own.end("was removed");
      default -> {
        // joins or leaves
      }
    }
  }

  /**
   * Downs the member at a host: as in Pekko, which is told an address, the first of them if there
   * are two, and nobody if that one is down already.
   */
  void down(String host, String why) {
    firstAt(host)
        .filter(member -> gossip.status(member).compareTo(Status.DOWN) < 0)
        .ifPresent(
            member -> {
              own.world().note(own.process(), "downs %s: %s", member, why);
              apply(gossip.with(member, Status.DOWN));
            });
  }

  /** Whether somebody at this host has joined and is not up yet, or leaves and is not gone yet. */
  boolean hasSomebodyOnTheWay(String host) {
    return gossip.members().keySet().stream()
        .filter(member -> member.host().equals(host) && gossip.has(member))
        .anyMatch(member -> gossip.status(member) != Status.UP);
  }

  private Optional<UniqueAddress> firstAt(String host) {
    return gossip.members().keySet().stream()
        .filter(member -> member.host().equals(host) && gossip.has(member))
        .findFirst();
  }

  /** Leaves by its own will; ends the incarnation, in time or not. */
  void leave() {
    if (isMember()) {
      if (gossip.status(self).compareTo(Status.LEAVING) < 0) {
        apply(gossip.with(self, Status.LEAVING));
      }
      own.later(Settings.LONGEST_LEAVE_MILLIS, () -> own.end("could not leave in time"));
    } else {
      own.end("left before it was a member");
    }
  }

  private Artery artery() {
    return new Artery(own.world(), own);
  }
}
