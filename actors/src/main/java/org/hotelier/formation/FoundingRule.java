package org.hotelier.formation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Decision.JoinCluster;
import org.hotelier.formation.Decision.KeepSeeking;
import org.hotelier.memory.MemoryRule;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.seekchat.Finding;

/**
 * Who founds, and who joins whom: the order of docs/architecture.md, from what a seeker sees. An
 * invitation comes first; whatever is in doubt keeps the node seeking, because two clusters are
 * worse than none.
 */
public final class FoundingRule {

  /** Of two clusters the larger one wins; of equals the one with the lower id. */
  static final Comparator<Joined> WINNER_FIRST =
      Comparator.comparingInt(Joined::size).reversed().thenComparing(Joined::clusterId);

  /** Further ones are not named: in a wide network there may be thousands. */
  private static final int MOST_UNPROVEN = 8;

  /** What the rule looks at. */
  public record Situation(
      Endpoint self,
      List<Sighting> seen,
      List<Finding.Unproven> unproven,
      MemoryRule.Verdict memory,
      Optional<Peer> grantedTo,
      int quietRounds) {
    public Situation {
      seen = List.copyOf(seen);
      unproven = List.copyOf(unproven);
    }
  }

  private final int quietRoundsToFound;

  public FoundingRule(int quietRoundsToFound) {
    this.quietRoundsToFound = quietRoundsToFound;
  }

  public Decision decide(Situation situation) {
    var invitation = invitation(situation);
    if (invitation.isPresent()) {
      return new JoinCluster(invitation.get());
    }
    var refusals = refusals(situation);
    if (!refusals.isEmpty()) {
      return new KeepSeeking(refusals);
    }
    var obstacles =
        Stream.of(
                cluster(situation),
                unproven(situation),
                starting(situation),
                memory(situation),
                granted(situation),
                lower(situation))
            .flatMap(obstacle -> obstacle)
            .toList();
    return obstacles.isEmpty() ? found(situation) : new KeepSeeking(obstacles);
  }

  /**
   * Why a claim from this peer cannot be granted, or empty: a cluster is known, too few remembered
   * members are accounted for, another holds the promise, or somebody known is lower.
   */
  public Optional<Obstacle> againstGranting(Situation situation, Endpoint claimant) {
    var others =
        new Situation(
            situation.self(),
            situation.seen().stream().filter(seen -> !seen.endpoint().equals(claimant)).toList(),
            situation.unproven(),
            situation.memory(),
            situation.grantedTo().filter(holder -> !Endpoint.listenerOf(holder).equals(claimant)),
            0);
    return Stream.of(
            cluster(situation),
            memory(situation),
            granted(others),
            lowerThan(claimant, situation.self(), others.seen()))
        .flatMap(obstacle -> obstacle)
        .findFirst();
  }

  private static Optional<Joined> invitation(Situation situation) {
    return situation.seen().stream()
        .map(Sighting::says)
        .filter(Joined.class::isInstance)
        .map(Joined.class::cast)
        .min(WINNER_FIRST);
  }

  private static List<Obstacle> refusals(Situation situation) {
    return situation.seen().stream()
        .filter(seen -> seen.says() instanceof JoinFailed)
        .map(Obstacles::refused)
        .toList();
  }

  private static Stream<Obstacle> cluster(Situation situation) {
    return situation.seen().stream()
        .filter(Sighting::inCluster)
        .limit(1)
        .map(Obstacles::clusterExists);
  }

  private static Stream<Obstacle> unproven(Situation situation) {
    return situation.unproven().stream().limit(MOST_UNPROVEN).map(Obstacles::unproven);
  }

  private static Stream<Obstacle> starting(Situation situation) {
    return situation.seen().stream().filter(Sighting::starting).limit(1).map(Obstacles::starting);
  }

  private static Stream<Obstacle> memory(Situation situation) {
    return Stream.of(situation.memory())
        .filter(verdict -> !verdict.allows())
        .map(Obstacles::membersMissing);
  }

  private static Stream<Obstacle> granted(Situation situation) {
    return situation.grantedTo().stream().map(Obstacles::granted);
  }

  /** The claim of the lowest of all seen is waited for. */
  private static Stream<Obstacle> lower(Situation situation) {
    return situation.seen().stream()
        .filter(other -> other.endpoint().compareTo(situation.self()) < 0)
        .limit(1)
        .map(other -> Obstacles.lower(other, situation.seen().size()));
  }

  private static Stream<Obstacle> lowerThan(Endpoint claimant, Endpoint self, List<Sighting> seen) {
    return self.compareTo(claimant) < 0
        ? Stream.of(Obstacles.lowerSelf(self))
        : seen.stream()
            .filter(other -> other.endpoint().compareTo(claimant) < 0)
            .limit(1)
            .map(Obstacles::lowerThanClaimant);
  }

  private Decision found(Situation situation) {
    if (!situation.seen().isEmpty()) {
      return new ClaimFrom(situation.seen());
    }
    if (situation.quietRounds() >= quietRoundsToFound) {
      return new FoundAlone();
    }
    return KeepSeeking.because(Obstacles.quiet(situation.quietRounds(), quietRoundsToFound));
  }
}
