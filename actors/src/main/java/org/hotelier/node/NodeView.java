package org.hotelier.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.membership.Majority;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.network.Door;
import org.hotelier.protocol.seekchat.Peer;

/**
 * What a node says of itself and of the others. It belongs to the host and answers throughout, also
 * while no incarnation runs.
 *
 * @param self the present incarnation
 * @param survey what the last look at all candidates came to
 * @param majority whether enough of the cluster is with this node
 * @param listenerBound whether the listener port is this node's
 * @param listenerTrouble why it is not, or empty
 * @param doors the ports that are open only while the node is fit to serve
 * @param ports the ports that are always open, by the word for it
 * @param draining whether the node takes no new work
 * @param counters what was refused or dropped since the process began
 */
public record NodeView(
    Supplier<Peer> self,
    Topic<Standing> standing,
    Topic<Survey> survey,
    Topic<List<NodeRow>> rows,
    Supplier<Majority> majority,
    BooleanSupplier listenerBound,
    Supplier<String> listenerTrouble,
    List<Door> doors,
    Supplier<Map<String, Integer>> ports,
    BooleanSupplier draining,
    Supplier<Map<String, Long>> counters,
    String version) {

  /** How a node stands to a cluster. */
  public enum Mode {
    SEEKING,
    STANDALONE,
    CLUSTERED;

    /** The word for it in JSON and on the command line. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Seeking, alone in its cluster, or with others. */
  public Mode mode() {
    if (!standing.state().settled()) {
      return Mode.SEEKING;
    }
    long members = rows.state().stream().filter(NodeRow::member).count();
    return members > 1 ? Mode.CLUSTERED : Mode.STANDALONE;
  }

  /** Ready: fit to serve, not draining, and all ports bound. */
  public boolean ready() {
    return unready().isEmpty();
  }

  /** Whether the node is in a cluster and reaches all of it. */
  public boolean untroubled() {
    return standing.state().settled()
        && rows.state().stream().noneMatch(row -> row.status() == NodeStatus.SUSPECT);
  }

  /** Why the node is not ready, or empty. */
  public Optional<String> unready() {
    return unfit()
        .or(() -> draining.getAsBoolean() ? Optional.of("it drains") : Optional.empty())
        .or(() -> doors.stream().flatMap(door -> door.trouble().stream()).findFirst());
  }

  /** Why the node must not serve anybody, or empty: founded or joined, with the larger part. */
  public Optional<String> unfit() {
    var standing = this.standing.state();
    if (!standing.settled()) {
      return Optional.of(
          "the node is " + standing.phase().name().toLowerCase(java.util.Locale.ROOT));
    }
    return listenerBound.getAsBoolean()
        ? majority.get().missing()
        : Optional.of("its listener port cannot be bound");
  }

  /** Every port that is bound, by the word for it. */
  public Map<String, Integer> boundPorts() {
    var all = new TreeMap<>(ports.get());
    doors.forEach(
        door -> door.bound().ifPresent(endpoint -> all.put(door.word(), endpoint.port())));
    return all;
  }

  /** All nodes known, this one always among them. */
  public List<NodeRow> nodes() {
    var known = rows.state();
    if (known.stream().anyMatch(NodeRow::self)) {
      return known;
    }
    var all = new ArrayList<NodeRow>(known);
    all.removeIf(row -> row.peer().sameNode(self.get()));
    all.add(
        new NodeRow(
            self.get(),
            new MemberKey("", 0),
            NodeStatus.ONLINE,
            true,
            standing.state().since(),
            Integer.MAX_VALUE));
    return all;
  }
}
