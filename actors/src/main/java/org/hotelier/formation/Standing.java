package org.hotelier.formation;

import java.time.Instant;
import java.util.List;
import org.hotelier.protocol.seekchat.Phase;

/**
 * How far this node has come, as its locator published it last; the listener answers by it.
 *
 * @param clusterId the cluster the node is in or about to be, or empty
 * @param clusterAddress where others would join that cluster, or empty
 * @param obstacles what keeps a seeking node from founding or joining
 * @param since when the phase began
 */
public record Standing(
    Phase phase, String clusterId, String clusterAddress, List<Obstacle> obstacles, Instant since) {

  public Standing {
    obstacles = List.copyOf(obstacles);
  }

  /** How every process begins, and goes on while its incarnation is replaced. */
  public static Standing starting(Instant now) {
    return new Standing(Phase.STARTING, "", "", List.of(), now);
  }

  /** The same, once the node leaves. */
  public Standing leaving(Instant now) {
    return new Standing(Phase.LEAVING, clusterId, clusterAddress, List.of(), now);
  }

  public boolean settled() {
    return phase == Phase.SETTLED;
  }
}
