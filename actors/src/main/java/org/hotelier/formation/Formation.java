package org.hotelier.formation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hotelier.formation.FoundingRule.Situation;
import org.hotelier.memory.Memory;
import org.hotelier.memory.MemoryRule;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.Finding;

/**
 * All that a seeker knows; what it has promised lives longer. It outlives a crash of the locator.
 * It decides; whoever drives it acts, and passes the time in.
 */
public final class Formation {

  /** The times of the founding rules. */
  public record Times(int quietRounds, Duration grant, Duration claim, Duration stay) {
    public Times {
      if (claim.multipliedBy(3).compareTo(grant.multipliedBy(2)) > 0) {
        throw new IllegalArgumentException(
            "Expected hotelier.locator.claim (%s) to be well below hotelier.locator.grant (%s); a lapsed grant would let two found"
                .formatted(claim, grant));
      }
    }
  }

  private final Endpoint self;
  private final Times times;
  private final FoundingRule rule;
  private final Sightings sightings = new Sightings();
  private final DeathProof deaths = new DeathProof();
  private final Promises promises;
  private Memory memory;

  public Formation(Endpoint self, Memory memory, Times times, Promises promises) {
    this.self = self;
    this.memory = memory;
    this.times = times;
    this.rule = new FoundingRule(times.quietRounds());
    this.promises = promises;
  }

  /** An authentic seek has come in. */
  public void heard(Peer peer) {
    sightings.heard(peer);
  }

  /** A look at both ports of a remembered member, which says whether its process is gone. */
  public void looked(Endpoint listener, boolean bothRefused) {
    deaths.looked(listener, bothRefused);
  }

  /** A round has ended: what to do now. */
  public Decision roundEnded(List<Finding> findings, Instant now) {
    sightings.roundEnded(findings);
    return rule.decide(situation(now));
  }

  /** A peer claims: grants it, or says what stands against it. */
  public Optional<Obstacle> claimed(Peer claimant, Instant now) {
    sightings.heard(claimant);
    var obstacle = rule.againstGranting(situation(now), claimant);
    if (obstacle.isEmpty()) {
      promises.grants().grant(claimant, now);
    }
    return obstacle;
  }

  /** Begins to claim from all these. */
  public ClaimRound claim(List<Sighting> peers, Instant now) {
    return new ClaimRound(peers, now, times.claim());
  }

  /** Whether the claims are all granted and nothing was promised meanwhile. */
  public boolean mayFound(ClaimRound claim, Instant now) {
    return claim.won(now) && promises.grants().promise(now).isEmpty();
  }

  /** How this node's cluster and another become one. */
  public Merging merging() {
    return promises.merging();
  }

  /** An operator's word that the remembered members do not matter. */
  public void forgetMembers() {
    memory = Memory.NONE;
  }

  public Memory memory() {
    return memory;
  }

  /** Whether anybody is seen, which makes the rounds shorter. */
  public boolean sawAnybody() {
    return !sightings.all().isEmpty();
  }

  public List<Sighting> seen() {
    return sightings.all();
  }

  private Situation situation(Instant now) {
    return new Situation(
        self,
        sightings.all(),
        sightings.unproven(),
        MemoryRule.judge(memory, this::accountedFor),
        promises.grants().promise(now),
        promises.merging().leftCluster(now),
        sightings.quietRounds());
  }

  private boolean accountedFor(Peer member) {
    var endpoint = Endpoint.listenerOf(member);
    return endpoint.equals(self)
        || deaths.isDead(endpoint)
        || sightings.all().stream().anyMatch(seen -> seen.endpoint().equals(endpoint));
  }
}
