package org.hotelier.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hotelier.protocol.seekchat.Peer;

/**
 * All nodes this one knows, with their status and since when. Each change yields one {@link
 * NodeUpdate}, whatever the number or order of the facts behind it. It outlives a crash of the
 * membership, so that nothing is told twice.
 */
public final class NodeTable {

  private static final Comparator<NodeRow> NEWEST =
      Comparator.comparing(NodeRow::member).thenComparingLong(row -> row.peer().run());

  private final Map<MemberKey, NodeFacts> facts = new HashMap<>();

  /** The node's own incarnation. */
  public synchronized void self(MemberKey key, Peer peer) {
    facts.computeIfAbsent(key, unknown -> new NodeFacts(true)).introduced(peer);
  }

  /** A member has said who it is. */
  public synchronized Optional<NodeUpdate> introduced(MemberKey key, Peer peer, Instant now) {
    earlierThan(peer).forEach(NodeFacts::forget);
    return change(key, "came up", now, node -> node.introduced(peer));
  }

  /**
   * A member has come up; the older have the lower age. Whoever was at its address before has
   * ended, also one that never said who it was.
   */
  public synchronized Optional<NodeUpdate> up(MemberKey key, int age, Instant now) {
    revive(key);
    goneAtTheAddressOf(key).forEach(NodeFacts::forget);
    return change(key, "came up", now, node -> node.up(age));
  }

  /**
   * An earlier incarnation of this node may have held a member for gone that the others kept; what
   * the present one hears of the cluster counts.
   */
  private void revive(MemberKey key) {
    var known = facts.get(key);
    if (known != null && known.isPast()) {
      var anew = new NodeFacts(known.isSelf());
      facts.put(key, anew);
      if (known.peer() != null) {
        anew.introduced(known.peer());
      }
    }
  }

  /** The cluster's failure detector speaks. */
  public synchronized Optional<NodeUpdate> reachable(
      MemberKey key, boolean reachable, Instant now) {
    var reason = reachable ? "is reachable again" : "cannot be reached";
    return change(key, reason, now, node -> node.reachable(reachable));
  }

  /** The link to a member is there, or is lost for the reason given. */
  public synchronized Optional<NodeUpdate> linked(
      MemberKey key, boolean linked, String reason, Instant now) {
    return change(key, reason, now, node -> node.linked(linked));
  }

  /** A member is on its way out by its own will, and has no vote any more. */
  public synchronized void exiting(MemberKey key) {
    fact(key).exiting();
  }

  /** A member was downed or removed. */
  public synchronized Optional<NodeUpdate> gone(MemberKey key, String reason, Instant now) {
    return change(key, reason, now, node -> node.gone(now));
  }

  private Optional<NodeUpdate> change(
      MemberKey key, String reason, Instant now, Consumer<NodeFacts> fact) {
    var node = fact(key);
    if (node.isGone()) {
      return Optional.empty();
    }
    fact.accept(node);
    if (!node.settleStatus(now)) {
      return Optional.empty();
    }
    var row = Objects.requireNonNull(node.row(key));
    return node.isSelf()
        ? Optional.empty()
        : Optional.of(new NodeUpdate(row.peer(), row.status(), reason, now));
  }

  private NodeFacts fact(MemberKey key) {
    return facts.computeIfAbsent(key, unknown -> new NodeFacts(false));
  }

  /** The end of a member is proved. */
  public synchronized void over(MemberKey key) {
    fact(key).over();
  }

  /** A node is there as this incarnation: all earlier ones are over. */
  public synchronized void superseded(Peer incarnation) {
    earlierThan(incarnation).forEach(NodeFacts::over);
  }

  /** Whether an earlier incarnation of the node still counts. */
  public synchronized boolean countsEarlier(Peer incarnation) {
    return earlierThan(incarnation).stream().anyMatch(NodeFacts::votes);
  }

  private List<NodeFacts> goneAtTheAddressOf(MemberKey key) {
    return facts.entrySet().stream()
        .filter(other -> other.getKey().address().equals(key.address()))
        .filter(other -> other.getKey().uid() != key.uid() && other.getValue().isGone())
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<NodeFacts> earlierThan(Peer incarnation) {
    return facts.values().stream().filter(node -> node.isEarlierThan(incarnation)).toList();
  }

  /**
   * Whether this node has enough of its cluster with it to serve. A member that was downed without
   * proof of its end still counts, as one that is absent: the resolver decides by what it sees, and
   * what it sees may be out of date.
   */
  public synchronized Majority majority() {
    return Majority.of(
        facts.entrySet().stream()
            .filter(entry -> entry.getValue().votes())
            .map(entry -> new Majority.Vote(entry.getKey(), entry.getValue().isPresent()))
            .toList());
  }

  /** What a node remembers of its cluster: its members, and those it has lost just now, by name. */
  public synchronized List<Peer> remembered() {
    var remembered = new TreeMap<String, Peer>();
    facts.values().stream()
        .filter(NodeFacts::isRemembered)
        .map(NodeFacts::peer)
        .filter(Objects::nonNull)
        .forEach(peer -> remembered.merge(peer.name(), peer, NodeTable::newer));
    return List.copyOf(remembered.values());
  }

  private static Peer newer(Peer one, Peer other) {
    return one.run() >= other.run() ? one : other;
  }

  /** Whether any member is lost; it may have been downed before it said who it is. */
  public synchronized boolean hasLost() {
    return facts.values().stream().anyMatch(NodeFacts::isLost);
  }

  /** The members that were downed or removed, and nobody knows what has become of them. */
  public synchronized Map<MemberKey, Peer> lost() {
    var lost = new HashMap<MemberKey, Peer>();
    facts.forEach(
        (key, node) -> {
          if (node.isLost() && node.peer() != null) {
            lost.put(key, node.peer());
          }
        });
    return lost;
  }

  /**
   * With the majority of all that count, the lost included, the cluster goes on without those that
   * have been gone for so long; tells whether there were any.
   */
  public synchronized boolean acceptLosses(Duration lasting, Instant now) {
    var accepted = facts.values().stream().filter(node -> node.isGoneFor(lasting, now)).toList();
    if (accepted.isEmpty() || !majority().holds()) {
      return false;
    }
    accepted.forEach(NodeFacts::forget);
    return true;
  }

  /** Who a member is, once it has introduced itself. */
  public synchronized Optional<Peer> peer(MemberKey key) {
    return Optional.ofNullable(facts.get(key)).flatMap(node -> Optional.ofNullable(node.peer()));
  }

  /** Whether a member came up before this node. */
  public synchronized boolean isOlder(MemberKey key) {
    var node = facts.get(key);
    return node != null
        && facts.values().stream().anyMatch(self -> self.isSelf() && node.age() < self.age());
  }

  public synchronized boolean isGone(MemberKey key) {
    var node = facts.get(key);
    return node != null && node.isGone();
  }

  /** Whether every member that is up has said who it is. */
  public synchronized boolean everybodyIsKnown() {
    return facts.values().stream().allMatch(NodeFacts::isKnown);
  }

  /** Whether this incarnation of a node has introduced itself and not left. */
  public synchronized boolean knows(Peer peer) {
    return facts.values().stream().anyMatch(node -> !node.isGone() && peer.equals(node.peer()));
  }

  /** Whether this incarnation of a node was a member once and is no more. */
  public synchronized boolean hasLeft(Peer peer) {
    return facts.values().stream().anyMatch(node -> node.isGone() && peer.equals(node.peer()));
  }

  /** One row per name, its newest incarnation, by name. */
  public synchronized List<NodeRow> rows() {
    var newest = new TreeMap<String, NodeRow>();
    facts.forEach(
        (key, node) -> {
          var row = node.row(key);
          if (row != null) {
            newest.merge(
                row.peer().name(),
                row,
                (one, other) -> NEWEST.compare(one, other) >= 0 ? one : other);
          }
        });
    return List.copyOf(newest.values());
  }

  /** The incarnation that filled the table is over: only those who had left are still known. */
  public synchronized void incarnationEnded() {
    facts.values().removeIf(node -> !node.isGone());
    facts.values().forEach(NodeFacts::past);
  }

  /** Forgets who has been offline for longer. */
  public synchronized void forget(Duration offlineFor, Instant now) {
    facts
        .entrySet()
        .removeIf(
            entry -> {
              var row = entry.getValue().row(entry.getKey());
              return entry.getValue().isGone()
                  && (row == null || row.since().plus(offlineFor).isBefore(now));
            });
  }
}
