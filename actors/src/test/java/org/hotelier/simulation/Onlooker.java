package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.jspecify.annotations.Nullable;

/**
 * Who sees all of a world, and so can say what may be asked of its nodes: every cluster that was
 * founded, and how the last cluster that all nodes were in was cut.
 */
final class Onlooker {

  /** How long the network was whole before a cut, or else it is part of an earlier one. */
  private static final int WHOLE_LONG_ENOUGH_MILLIS = 5_000;

  /**
   * A cluster of all nodes that was cut into groups which can talk among themselves and to nobody
   * else, and is cut still.
   */
  record Cut(List<List<NodeProcess>> groups) {}

  /** A node has let another found. */
  private record Grant(Endpoint to, long atMillis) {}

  private final List<String> founded = new ArrayList<>();
  private final Map<Endpoint, Grant> granted = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private long wholeSinceMillis;
  private @Nullable Cut cut;
  private boolean disturbed;
  private boolean foundedBeside;

  void grants(World world, NodeProcess granter, Peer claimant) {
    var grant = new Grant(Endpoint.listenerOf(claimant), world.timeline().nowMillis());
    granted.put(granter.endpoint(), grant);
  }

  /** A node is in a cluster, so that its grant was used or was in vain; or its disk is gone. */
  void forgetGrant(NodeProcess granter) {
    granted.remove(granter.endpoint());
  }

  /**
   * A node founds. Every grant that it rests on must be in force and be the last that its giver
   * gave, and the founder must not have let another found itself just before.
   */
  void founds(World world, NodeProcess founder, String clusterId, Set<Endpoint> grants) {
    foundedBeside |=
        !founded.isEmpty() && world.processes().stream().allMatch(one -> one.ended() == 0);
    founded.add(clusterId);
    for (var granter : grants) {
      var grant = granted.get(granter);
      if (grant != null && !(grant.to().equals(founder.endpoint()) && isInForce(world, grant))) {
        violations.add(founder + " founds on a grant of " + granter + " that is void");
      }
    }
    var own = granted.get(founder.endpoint());
    if (own != null && !own.to().equals(founder.endpoint()) && isInForce(world, own)) {
      violations.add(founder + " founds though it has let " + own.to() + " found");
    }
  }

  private static boolean isInForce(World world, Grant grant) {
    long age = world.timeline().nowMillis() - grant.atMillis();
    return age < Settings.LOCATOR.formation().grant().toMillis();
  }

  /** Nobody yields to a smaller cluster, or to a part of its own that does not come first. */
  void yields(NodeProcess node, ClusterView from, ClusterView to) {
    if (to.size() < from.size()) {
      violations.add(node + " of " + from + " yields to the smaller " + to);
    }
  }

  /** What must not be and was seen at once. */
  List<String> violations() {
    return violations;
  }

  /** Whether one cluster was founded, and none beside it before any incarnation had ended. */
  boolean isFoundedOnce() {
    return !founded.isEmpty() && !foundedBeside;
  }

  /** The present cut, if every node that may still say something of it remembers the cluster. */
  Optional<Cut> cut() {
    return Optional.ofNullable(cut);
  }

  /** Something is done to a process. */
  void processIsDisturbed() {
    disturbed = true;
  }

  /** Whether nothing was done to any process since the cut. */
  boolean isUndisturbed() {
    return !disturbed;
  }

  /** Something is done to the network. */
  void networkChanges(World world, Runnable change) {
    long now = world.timeline().nowMillis();
    boolean wasWhole = world.network().isWhole();
    boolean longEnough = now - wholeSinceMillis >= WHOLE_LONG_ENOUGH_MILLIS;
    boolean together = wasWhole && longEnough && Invariants.isOneCluster(world);
    change.run();
    cut = together ? cut(world) : null;
    disturbed = false;
    if (world.network().isWhole() && !wasWhole) {
      wholeSinceMillis = now;
    }
  }

  /**
   * A process begins. If it remembers nobody it may found whatever it likes; and if it was killed
   * before, the other side may have counted it as dead, and so have gone on without a majority.
   */
  void begins() {
    cut = null;
  }

  private static @Nullable Cut cut(World world) {
    var groups = groups(world);
    boolean clean = groups.stream().allMatch(group -> isClosed(world, group));
    return clean && groups.size() > 1 ? new Cut(groups) : null;
  }

  /** For every process those it can talk to, itself included; each such group once. */
  static List<List<NodeProcess>> groups(World world) {
    var groups = new ArrayList<List<NodeProcess>>();
    for (var process : world.processes()) {
      var group =
          world.processes().stream().filter(other -> canTalk(world, process, other)).toList();
      if (!groups.contains(group)) {
        groups.add(group);
      }
    }
    return groups;
  }

  /** Whether all of the group can talk to one another, and to nobody else. */
  static boolean isClosed(World world, List<NodeProcess> group) {
    return group.stream()
        .allMatch(
            one ->
                world.processes().stream()
                    .allMatch(other -> canTalk(world, one, other) == group.contains(other)));
  }

  static boolean canTalk(World world, NodeProcess one, NodeProcess other) {
    return one == other || world.network().canTalk(one.index(), other.index());
  }
}
