package org.hotelier.locator;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
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
 * @param complete whether every member has said who it is
 */
public record Neighbours(
    Supplier<List<Peer>> remembered, Supplier<List<NodeRow>> rows, BooleanSupplier complete) {

  /** The cluster of that id, which this node is in, as it would say to another. */
  public ClusterView cluster(String id, Peer self) {
    var names = new TreeSet<>(Set.of(self.name()));
    members().forEach(row -> names.add(row.peer().name()));
    return ClusterView.of(id, names);
  }

  /** Whether a member cannot be reached just now. */
  public boolean missSomebody() {
    return members().stream().anyMatch(row -> row.status() == NodeStatus.SUSPECT);
  }

  public boolean isMember(Peer peer) {
    return members().stream().anyMatch(row -> row.peer().equals(peer));
  }

  /** Whether it is a member, or may be one that has not said who it is. */
  public boolean mayBeMember(Peer peer) {
    return isMember(peer) || !complete.getAsBoolean();
  }

  private List<NodeRow> members() {
    return rows.get().stream().filter(NodeRow::member).toList();
  }
}
