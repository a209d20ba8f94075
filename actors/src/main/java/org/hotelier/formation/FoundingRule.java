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
import org.hotelier.protocol.seekchat.ClusterView;
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

  /**
   * What the rule looks at.
   *
   * @param left the cluster this node has yielded from and does not go back to
   */
  public record Situation(
      Endpoint self,
      List<Sighting> seen,
      List<Finding.Unproven> unproven,
      MemoryRule.Verdict memory,
      Optional<Grants.Promise> promised,
      Optional<String> left,
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
                departure(situation),
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
  public Optional<Obstacle> againstGranting(Situation situation, Peer claimant) {
    var claiming = Endpoint.listenerOf(claimant);
    var others =
        new Situation(
            situation.self(),
            situation.seen().stream().filter(seen -> !seen.endpoint().equals(claiming)).toList(),
            situation.unproven(),
            situation.memory(),
            situation.promised().filter(promise -> !promise.isTo(claimant)),
            situation.left(),
            0);
    return situation.seen().stream()
        .filter(Sighting::inCluster)
        .findFirst()
        .map(FoundingRule::clusterExists)
        .or(() -> memory(situation))
        .or(() -> granted(others))
        .or(() -> lowerThan(claiming, situation.self(), others.seen()));
  }

  private static Optional<Joined> invitation(Situation situation) {
    return situation.seen().stream()
        .map(Sighting::says)
        .filter(Joined.class::isInstance)
        .map(Joined.class::cast)
        .filter(joined -> situation.left().filter(joined.clusterId()::equals).isEmpty())
        .min(Comparator.comparing(FoundingRule::view, Merging.WINNER_FIRST));
  }

  private static ClusterView view(Joined joined) {
    return new ClusterView(joined.clusterId(), joined.size(), "");
  }

  private static List<Obstacle> refusals(Situation situation) {
    return situation.seen().stream()
        .filter(seen -> seen.says() instanceof JoinFailed)
        .map(seen -> Obstacles.refused(seen.peer(), (JoinFailed) seen.says()))
        .toList();
  }

  private static Optional<Obstacle> departure(Situation situation) {
    return situation.seen().stream()
        .filter(seen -> situation.left().filter(seen.clusterId()::equals).isPresent())
        .findFirst()
        .map(
            seen ->
                new Obstacle(
                    "merge",
                    "it has left cluster %s for a larger one".formatted(seen.clusterId()),
                    seen.peer().toString(),
                    "wait: the larger one takes it in, or else it may go back soon"));
  }

  private static Optional<Obstacle> cluster(Situation situation) {
    return situation.seen().stream()
        .filter(Sighting::inCluster)
        .filter(seen -> situation.left().filter(seen.clusterId()::equals).isEmpty())
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
        .promised()
        .map(
            promise ->
                new Obstacle(
                    "grant",
                    promise.to().isPresent()
                        ? "it was granted to found"
                        : "an earlier run of this node may have granted somebody to found",
                    promise.to().map(Peer::toString).orElse(""),
                    "wait: it lapses soon"));
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
