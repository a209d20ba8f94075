package org.hotelier.listener;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;

/**
 * What a listener says to who seeks or watches, by its node's standing and the members it sees. It
 * says {@code joined} only while all members are reachable, and after call-backs.
 */
final class AdmissionRule {

  /** How many members call a seeker back, this node included. */
  static final int CALLERS = 5;

  private final Peer self;

  AdmissionRule(Peer self) {
    this.self = self;
  }

  /** The answer to a join that needs no call-back; empty: the seeker is to be called back. */
  Optional<Reply> withoutCallBack(Peer seeker, Standing standing, List<NodeRow> rows) {
    if (seeker.sameNode(self)) {
      return Optional.of(new Self());
    }
    if (standing.phase() == Phase.FOUNDING) {
      return Optional.of(new Founding(standing.clusterId()));
    }
    if (!standing.settled()) {
      return Optional.of(wait(standing, "it is " + word(standing.phase())));
    }
    return nameTaken(seeker, standing, rows).or(() -> unreachable(standing, rows));
  }

  /** The answer to a join, once all who had to have called the seeker back. */
  Joined joined(Standing standing, List<NodeRow> rows) {
    return new Joined(
        standing.clusterId(),
        standing.clusterAddress(),
        (int) rows.stream().filter(NodeRow::member).count());
  }

  /** The answer to who only looks. */
  Reply look(Standing standing, List<NodeRow> rows) {
    var members = rows.stream().filter(NodeRow::member).toList();
    if (!standing.settled()) {
      return wait(standing, "it is " + word(standing.phase()));
    }
    return members.size() <= 1
        ? new Standalone(standing.clusterId())
        : new Nodes(standing.clusterId(), members.stream().map(row -> row.peer().name()).toList());
  }

  /** The oldest members besides this node, which are to call the seeker back as well. */
  List<NodeRow> otherCallers(List<NodeRow> rows) {
    return rows.stream()
        .filter(NodeRow::member)
        .filter(row -> !row.self())
        .sorted(Comparator.comparingInt(NodeRow::age))
        .limit(CALLERS - 1)
        .toList();
  }

  Wait wait(Standing standing, String reason) {
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
                    "the name is taken by %s; set another hotelier.name".formatted(holder)));
  }

  private Optional<Reply> unreachable(Standing standing, List<NodeRow> rows) {
    return rows.stream()
        .filter(row -> row.status() == NodeStatus.SUSPECT)
        .findFirst()
        .map(row -> wait(standing, "its member %s is suspect".formatted(row.peer())));
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(java.util.Locale.ROOT);
  }
}
