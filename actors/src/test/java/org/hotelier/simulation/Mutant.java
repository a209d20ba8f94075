package org.hotelier.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Decision;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Merging;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Promises;
import org.hotelier.formation.Sighting;
import org.hotelier.formation.Standing;
import org.hotelier.listener.Newcomers;
import org.hotelier.membership.NodeRow;
import org.hotelier.memory.Memory;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.Finding;

/** Rules that are wrong in one place each, so that the simulation has something to find. */
enum Mutant {

  /** The lowest founds once it has seen the same peers in three rounds, and asks nobody. */
  FOUNDS_AFTER_THREE_STABLE_ROUNDS(ThreeStableRounds::new),

  /** A promise to one peer is no reason not to give another. */
  GRANTS_TWICE(
      () ->
          new Rules() {
            @Override
            Optional<Obstacle> claimed(Formation formation, Peer claimant, Instant now) {
              return super.claimed(formation, claimant, now)
                  .filter(obstacle -> !obstacle.rule().equals("grant"));
            }
          }),

  /** Who was frozen after its claims goes on as if no time had passed. */
  DOES_NOT_READ_THE_CLOCK_AGAIN(
      () ->
          new Rules() {
            @Override
            boolean mayFound(Formation formation, ClaimRound claim, Instant now) {
              return claim.waitingFor().isEmpty();
            }
          }),

  /** What a run promised just before it was killed does not bind the next. */
  FORGETS_ITS_PROMISE_WHEN_KILLED(
      () ->
          new Rules() {
            @Override
            void inherit(Promises promises, Instant now) {
              // forgotten
            }
          }),

  /** A node that starts again knows nobody. */
  FORGETS_THE_MEMORY(
      () ->
          new Rules() {
            @Override
            Memory remembered(Memory written) {
              return Memory.NONE;
            }
          }),

  /** Who is still joining downs the seed that died, and is a cluster of its own. */
  DOWNS_WHILE_IT_JOINS(
      () ->
          new Rules() {
            @Override
            boolean mayDown(Standing standing) {
              return true;
            }
          }),

  /** Two that cannot talk are let in together, and downed together. */
  LETS_NEWCOMERS_IN_UNSEEN(
      () ->
          new Rules() {
            @Override
            List<Peer> alsoCallBack(
                Newcomers newcomers, Peer seeker, List<NodeRow> rows, Set<Peer> called) {
              return List.of();
            }
          }),

  /** Whatever cluster has let it in, the node says that it is in the one that invited it. */
  TAKES_ANY_CLUSTER_FOR_THE_ONE_THAT_INVITED(
      () ->
          new Rules() {
            @Override
            boolean isElsewhere(Standing own, String clusterId, boolean older) {
              return false;
            }
          }),

  /** Two members let in two incarnations of one node, and Pekko is told addresses. */
  LETS_TWO_INCARNATIONS_JOIN(
      305_391,
      () ->
          new Rules() {
            @Override
            boolean speaksFor(boolean known, boolean somebodyJoins) {
              return true;
            }
          }),

  /** Of two clusters each yields to the other. */
  BOTH_YIELD(
      () ->
          new Rules() {
            @Override
            Optional<Rival> winner(Merging merging, ClusterView own, List<Rival> met, Instant now) {
              return met.stream().findFirst();
            }

            @Override
            Optional<String> yieldAsked(
                Merging merging, ClusterView own, ClusterView theirs, Instant now) {
              return Optional.empty();
            }
          }),

  /** The lower id wins, whatever the sizes. */
  DOES_NOT_COMPARE_SIZES(
      () ->
          new Rules() {
            @Override
            Optional<Rival> winner(Merging merging, ClusterView own, List<Rival> met, Instant now) {
              return met.stream()
                  .filter(rival -> rival.cluster().id().compareTo(own.id()) < 0)
                  .findFirst();
            }

            @Override
            Optional<String> yieldAsked(
                Merging merging, ClusterView own, ClusterView theirs, Instant now) {
              return own.id().compareTo(theirs.id()) < 0
                  ? Optional.empty()
                  : Optional.of("the id is not lower");
            }
          });

  private final long firstSeed;
  private final Supplier<Rules> rules;

  Mutant(Supplier<Rules> rules) {
    this(0, rules);
  }

  Mutant(long firstSeed, Supplier<Rules> rules) {
    this.firstSeed = firstSeed;
    this.rules = rules;
  }

  /** Where to begin to look: 0, unless what it breaks is too rare to be met by chance. */
  long firstSeed() {
    return firstSeed;
  }

  /** The rules of one world. */
  Supplier<Rules> rules() {
    return rules;
  }

  private static final class ThreeStableRounds extends Rules {
    private static final int ENOUGH = 3;

    private final Map<Formation, Map<List<Endpoint>, Integer>> stable = new IdentityHashMap<>();

    @Override
    Decision roundEnded(Formation formation, List<Finding> findings, Instant now) {
      var decision = super.roundEnded(formation, findings, now);
      if (!(decision instanceof ClaimFrom claim)) {
        return decision;
      }
      var seen = claim.peers().stream().map(Sighting::endpoint).toList();
      var rounds = stable.computeIfAbsent(formation, unknown -> new HashMap<>());
      rounds.keySet().removeIf(other -> !other.equals(seen));
      return rounds.merge(seen, 1, Integer::sum) >= ENOUGH
          ? new FoundAlone()
          : new Decision.KeepSeeking(List.of());
    }
  }
}
