package org.hotelier.locator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;

/**
 * What a locator knows of other nodes from elsewhere.
 *
 * @param remembered the peers that are remembered or were members, this node not among them
 * @param rows the nodes this one sees, itself included
 * @param hasLeft whether an incarnation was a member here and is no more
 */
public record Neighbours(
    Supplier<List<Peer>> remembered, Supplier<List<NodeRow>> rows, Predicate<Peer> hasLeft) {

  /** The cluster of that id, which this node is in, as it would say to another. */
  ClusterView cluster(String id, Peer self) {
    var names = new TreeSet<>(Set.of(self.name()));
    members().forEach(row -> names.add(row.peer().name()));
    return ClusterView.of(id, names);
  }

  /** Whether a member cannot be reached just now. */
  boolean missSomebody() {
    return members().stream().anyMatch(row -> row.status() == NodeStatus.SUSPECT);
  }

  boolean isMember(Peer peer) {
    return members().stream().anyMatch(row -> row.peer().equals(peer));
  }

  private List<NodeRow> members() {
    return rows.get().stream().filter(NodeRow::member).toList();
  }
}
