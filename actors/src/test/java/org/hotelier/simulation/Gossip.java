package org.hotelier.simulation;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the members of a cluster tell one another: who is a member in which state, and who cannot
 * reach whom. Of two states the later in a member's life wins, of two observations the newer, so
 * that gossip can be merged in any order. Stands for Pekko's gossip; a removed member stays in it
 * as such.
 */
record Gossip(
    SortedMap<UniqueAddress, Member> members, SortedMap<UniqueAddress, Observation> observations) {

  /** The life of a member, in its order. */
  enum Status {
    JOINING,
    UP,
    LEAVING,
    EXITING,
    DOWN,
    REMOVED
  }

  /** A member's state, and its place in the order in which members came up, 0 before. */
  record Member(Status status, int upNumber) {}

  /** Whom one member cannot reach. */
  record Observation(int version, SortedSet<UniqueAddress> unreachable) {}

  static final Gossip EMPTY = new Gossip(new TreeMap<>(), new TreeMap<>());

  /** The state of a member; removed if it is unknown. */
  Status status(UniqueAddress address) {
    var member = members.get(address);
    return member == null ? Status.REMOVED : member.status();
  }

  boolean has(UniqueAddress address) {
    return status(address) != Status.REMOVED;
  }

  boolean knows(UniqueAddress address) {
    return members.containsKey(address);
  }

  Gossip with(UniqueAddress address, Status status) {
    var known = members.get(address);
    int upNumber = known == null ? 0 : known.upNumber();
    return with(address, new Member(status, status == Status.UP ? nextUpNumber() : upNumber));
  }

  private Gossip with(UniqueAddress address, Member member) {
    var next = new TreeMap<>(members);
    next.put(address, member);
    return new Gossip(next, observations);
  }

  private int nextUpNumber() {
    int last = 0;
    for (var member : members.values()) {
      last = Math.max(last, member.upNumber());
    }
    return last + 1;
  }

  Gossip observed(UniqueAddress observer, SortedSet<UniqueAddress> unreachable) {
    var last = observations.get(observer);
    var next = new TreeMap<>(observations);
    next.put(observer, new Observation(last == null ? 1 : last.version() + 1, unreachable));
    return new Gossip(members, next);
  }

  Gossip merge(Gossip other) {
    if (equals(other)) {
      return this;
    }
    var mergedMembers = new TreeMap<>(members);
    other.members.forEach((address, member) -> mergedMembers.merge(address, member, Gossip::later));
    var mergedObservations = new TreeMap<>(observations);
    other.observations.forEach(
        (observer, observation) ->
            mergedObservations.merge(
                observer, observation, (one, two) -> one.version() >= two.version() ? one : two));
    return new Gossip(mergedMembers, mergedObservations);
  }

  private static Member later(Member one, Member other) {
    int byStatus = one.status().compareTo(other.status());
    int upNumber = Math.max(one.upNumber(), other.upNumber());
    return new Member((byStatus >= 0 ? one : other).status(), upNumber);
  }

  /** Whether nobody is unreachable, and all members are up or removed. */
  boolean isCalm() {
    for (var member : members.values()) {
      if (member.status() != Status.UP && member.status() != Status.REMOVED) {
        return false;
      }
    }
    return unreachable().isEmpty();
  }

  /** Whom this observer cannot reach. */
  Set<UniqueAddress> unreachableFrom(UniqueAddress observer) {
    var observation = observations.get(observer);
    return observation == null ? Set.of() : observation.unreachable();
  }

  /** Members that some other member, not downed itself, cannot reach. */
  SortedSet<UniqueAddress> unreachable() {
    var all = new TreeSet<UniqueAddress>();
    for (Map.Entry<UniqueAddress, Observation> entry : observations.entrySet()) {
      if (!entry.getValue().unreachable().isEmpty() && counts(entry.getKey())) {
        for (var subject : entry.getValue().unreachable()) {
          if (has(subject)) {
            all.add(subject);
          }
        }
      }
    }
    return all;
  }

  private boolean counts(UniqueAddress observer) {
    return status(observer).compareTo(Status.DOWN) < 0;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Gossip gossip
            && members.equals(gossip.members)
            && observations.equals(gossip.observations));
  }

  @Override
  public int hashCode() {
    return Objects.hash(members, observations);
  }
}
