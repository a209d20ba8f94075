package org.hotelier.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Decision;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Merging;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Promises;
import org.hotelier.formation.Standing;
import org.hotelier.listener.Newcomers;
import org.hotelier.membership.Majority;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeTable;
import org.hotelier.memory.Memory;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.Finding;

/**
 * The rules at the places where the nodes of one world ask them. This class passes every question
 * on to production; a mutant overrides one answer, to see whether the simulation notices.
 */
class Rules {

  Memory remembered(Memory written) {
    return written;
  }

  /** Whom a settled node writes down. */
  List<Peer> members(NodeTable table) {
    return table.remembered();
  }

  Majority majority(NodeTable table) {
    return table.majority();
  }

  /** An earlier run of the process was seeking when it ended. */
  void inherit(Promises promises, Instant now) {
    promises.grants().inherit(now);
  }

  Decision roundEnded(Formation formation, List<Finding> findings, Instant now) {
    return formation.roundEnded(findings, now);
  }

  Optional<Obstacle> claimed(Formation formation, Peer claimant, Instant now) {
    return formation.claimed(claimant, now);
  }

  boolean mayFound(Formation formation, ClaimRound claim, Instant now) {
    return formation.mayFound(claim, now);
  }

  List<Peer> alsoCallBack(Newcomers newcomers, Peer seeker, List<NodeRow> rows, Set<Peer> called) {
    return newcomers.toCallBack(seeker, rows, called);
  }

  /** Whether a member speaks for a seeker at whose address somebody joins, known to the other. */
  boolean speaksFor(boolean known, boolean somebodyJoins) {
    return known || !somebodyJoins;
  }

  /** Whether a member that says it is in this cluster was met in another than the one joined. */
  boolean isElsewhere(Standing own, String clusterId, boolean older) {
    return !clusterId.isEmpty() && !clusterId.equals(own.clusterId()) && (!own.settled() || older);
  }

  boolean mayDown(Standing standing) {
    return standing.settled();
  }

  Optional<Rival> winner(Merging merging, ClusterView own, List<Rival> met, Instant now) {
    return merging.winner(own, met, now);
  }

  boolean stays(Merging merging, Instant now) {
    return merging.stays(now);
  }

  Optional<String> yieldAsked(Merging merging, ClusterView own, ClusterView theirs, Instant now) {
    return merging.asked(own, theirs, now);
  }

  void leave(Merging merging, String clusterId, Instant now) {
    merging.leave(clusterId, now);
  }
}
