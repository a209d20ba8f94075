package org.hotelier.listener;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotelier.formation.Standing;
import org.hotelier.membership.Majority;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.membership.NodeTable;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;

/**
 * What a listener says to who seeks or watches, by its node's standing and the members it sees. It
 * says {@code joined} only while all members are reachable and none is lost that might make another
 * cluster of it, and after call-backs.
 */
public final class AdmissionRule {

  /** How many members call a seeker back, this node included. */
  static final int CALLERS = 5;

  private final Peer self;

  public AdmissionRule(Peer self) {
    this.self = self;
  }

  /** The answer to a join that needs no call-back; empty: the seeker is to be called back. */
  public Optional<Reply> withoutCallBack(
      Peer seeker, Standing standing, List<NodeRow> rows, Majority majority) {
    if (seeker.sameNode(self)) {
      return Optional.of(new Self());
    }
    if (standing.phase() == Phase.FOUNDING) {
      return Optional.of(new Founding(standing.clusterId()));
    }
    if (!standing.settled()) {
      return Optional.of(wait(standing, doing(standing)));
    }
    return nameTaken(seeker, standing, rows)
        .or(() -> unreachable(standing, rows))
        .or(() -> majority.missing().map(missing -> wait(standing, missing)));
  }

  /** The answer to a join, once all who had to have called the seeker back. */
  public Joined joined(Standing standing, List<NodeRow> rows) {
    return new Joined(
        standing.clusterId(),
        standing.clusterAddress(),
        (int) rows.stream().filter(NodeRow::member).count());
  }

  /** The answer to who only looks. */
  public Reply look(Standing standing, List<NodeRow> rows) {
    var members = rows.stream().filter(NodeRow::member).toList();
    if (!standing.settled()) {
      return wait(standing, doing(standing));
    }
    return members.size() <= 1
        ? new Standalone(standing.clusterId())
        : new Nodes(standing.clusterId(), members.stream().map(row -> row.peer().name()).toList());
  }

  /** The answer to a link's first beat; who is linked is echoed without being asked again. */
  public Reply link(Peer sender, Link link, Standing standing, NodeTable table) {
    if (!link.clusterId().equals(standing.clusterId())) {
      return wait(standing, "this node is not in that cluster");
    }
    if (table.hasLeft(sender)) {
      return new Gone(standing.clusterId());
    }
    return table.knows(sender)
        ? new Linked(link.beat())
        : wait(standing, "this node does not know the sender as a member yet");
  }

  /** Whether an earlier incarnation of the seeker is a member. */
  public boolean supersedes(Peer seeker, List<NodeRow> rows) {
    return rows.stream()
        .filter(NodeRow::member)
        .map(NodeRow::peer)
        .anyMatch(peer -> peer.sameNode(seeker) && peer.run() < seeker.run());
  }

  /** The oldest members besides this node, which are to call the seeker back as well. */
  public List<NodeRow> otherCallers(List<NodeRow> rows) {
    return others(rows).stream()
        .sorted(Comparator.comparingInt(NodeRow::age))
        .limit(CALLERS - 1)
        .toList();
  }

  /** All members besides this node. */
  public List<NodeRow> others(List<NodeRow> rows) {
    return rows.stream().filter(NodeRow::member).filter(row -> !row.self()).toList();
  }

  public Wait wait(Standing standing, String reason) {
    return new Wait(standing.phase(), standing.clusterId(), reason);
  }

  private Optional<Reply> nameTaken(Peer seeker, Standing standing, List<NodeRow> rows) {
    return rows.stream()
        .filter(NodeRow::member)
        .map(NodeRow::peer)
        .filter(peer -> peer.name().equals(seeker.name()) && !peer.sameNode(seeker))
        .findFirst()
        .map(
            holder ->
                new JoinFailed(
                    standing.clusterId(),
                    "the name %s is taken".formatted(seeker.name()),
                    Hindrance.NAME,
                    holder.toString()));
  }

  private Optional<Reply> unreachable(Standing standing, List<NodeRow> rows) {
    return rows.stream()
        .filter(row -> row.status() == NodeStatus.SUSPECT)
        .findFirst()
        .map(row -> wait(standing, "its member %s is suspect".formatted(row.peer())));
  }

  /** With what keeps it: whoever waits for this node is told why. */
  private static String doing(Standing standing) {
    var phase = "it is " + standing.phase().name().toLowerCase(Locale.ROOT);
    return standing.obstacles().stream()
        .findFirst()
        .map(obstacle -> phase + "; " + obstacle.inWords())
        .orElse(phase);
  }
}
