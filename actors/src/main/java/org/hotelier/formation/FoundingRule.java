package org.hotelier.formation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
            .flatMap(Optional::stream)
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
    return situation.seen().stream()
        .filter(Sighting::inCluster)
        .findFirst()
        .map(FoundingRule::clusterExists)
        .or(() -> memory(situation))
        .or(() -> granted(others))
        .or(() -> lowerThan(claimant, situation.self(), others.seen()));
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
        .map(seen -> Obstacles.refused(seen.peer(), (JoinFailed) seen.says()))
        .toList();
  }

  private static Optional<Obstacle> cluster(Situation situation) {
    return situation.seen().stream()
        .filter(Sighting::inCluster)
        .findFirst()
        .map(FoundingRule::clusterExists);
  }

  private static Obstacle clusterExists(Sighting seen) {
    return new Obstacle(
        "cluster",
        "cluster %s exists and takes nobody in just now: %s"
            .formatted(seen.clusterId(), seen.reason()),
        seen.peer().toString(),
        "wait: it answers as soon as its members reach one another");
  }

  private static Optional<Obstacle> unproven(Situation situation) {
    return Optional.of(situation.unproven())
        .filter(failed -> !failed.isEmpty())
        .map(Obstacles::unproven);
  }

  private static Optional<Obstacle> starting(Situation situation) {
    return situation.seen().stream()
        .filter(Sighting::starting)
        .findFirst()
        .map(Obstacles::starting);
  }

  private static Optional<Obstacle> memory(Situation situation) {
    var verdict = situation.memory();
    if (verdict.allows()) {
      return Optional.empty();
    }
    var missing = verdict.missing().stream().map(Peer::toString).collect(Collectors.joining(", "));
    return Optional.of(
        new Obstacle(
            "memory",
            "%d of %d remembered members are seen or proved dead; more than half are needed"
                .formatted(verdict.accounted(), verdict.members()),
            missing,
            "start the missing nodes, or run 'hotelier found' if they are gone for good"));
  }

  private static Optional<Obstacle> granted(Situation situation) {
    return situation
        .grantedTo()
        .map(
            holder ->
                new Obstacle(
                    "grant", "it was granted to found", holder.toString(), "wait: it lapses soon"));
  }

  private static Optional<Obstacle> lower(Situation situation) {
    return situation.seen().stream()
        .filter(other -> other.endpoint().compareTo(situation.self()) < 0)
        .findFirst()
        .map(lowest -> Obstacles.lower(lowest, situation.seen().size()));
  }

  private static Optional<Obstacle> lowerThan(
      Endpoint claimant, Endpoint self, List<Sighting> seen) {
    if (self.compareTo(claimant) < 0) {
      return Optional.of(
          new Obstacle("claim", "this node is lower", self.toString(), "wait for its claim"));
    }
    return seen.stream()
        .filter(other -> other.endpoint().compareTo(claimant) < 0)
        .findFirst()
        .map(
            other ->
                new Obstacle(
                    "claim", "it is lower", other.peer().toString(), "wait: it claims next"));
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
