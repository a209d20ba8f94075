package org.hotelier.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Decision;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Decision.JoinCluster;
import org.hotelier.formation.Decision.KeepSeeking;
import org.hotelier.formation.Formation;
import org.hotelier.formation.Sighting;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.jspecify.annotations.Nullable;

/** The seeking part of a locator: goes round after round and does what the rules decide. */
final class Seeker {

  private final Incarnation own;
  private boolean ceased;
  private boolean underWay;
  private int rounds;
  private long roundBeganMillis;
  private @Nullable ClaimRound claim;
  private Set<Endpoint> claimedFrom = Set.of();
  private final List<List<Finding>> early = new ArrayList<>();

  Seeker(Incarnation own) {
    this.own = own;
  }

  /** Rounds that only look, while the actor system starts. */
  void lookRound() {
    ask(
        new Check(ClusterView.NONE),
        findings -> {
          if (!own.isBooted()) {
            early.add(findings);
            boolean seen = findings.stream().anyMatch(Finding.Answered.class::isInstance);
            own.later(paceMillis(seen), this::lookRound);
          }
        });
  }

  void begin() {
    own.stand(Phase.SEEKING, "", "", List.of());
    early.forEach(findings -> rules().roundEnded(formation(), findings, own.now()));
    beginRound();
  }

  /** Nothing is sought, claimed or granted any more. */
  void cease() {
    ceased = true;
    claim = null;
  }

  private boolean seeks() {
    return !ceased && own.standing().phase() == Phase.SEEKING;
  }

  void heard(Peer seeker) {
    if (seeks()) {
      boolean news = !formation().sawAnybody();
      formation().heard(seeker);
      if (news && !underWay && claim == null) {
        nextRound();
      }
    }
  }

  /** A peer that was called back claims. */
  Reply claimed(Peer claimant) {
    var standing = own.standing();
    if (!seeks()) {
      return standing.phase() == Phase.FOUNDING
          ? new Founding(standing.clusterId())
          : new Wait(standing.phase(), standing.clusterId(), "it does not seek");
    }
    var against = rules().claimed(formation(), claimant, own.now());
    own.world()
        .note(
            own.process(),
            "is asked for a claim by %s: %s",
            claimant.name(),
            against.map(obstacle -> obstacle.rule() + ", " + obstacle.value()).orElse("grants"));
    if (against.isEmpty()) {
      own.world().onlooker().grants(own.world(), own.process(), claimant);
    }
    return against
        .<Reply>map(obstacle -> new Wait(Phase.SEEKING, "", obstacle.value()))
        .orElseGet(Grant::new);
  }

  private void beginRound() {
    int round = ++rounds;
    roundBeganMillis = own.world().timeline().nowMillis();
    underWay = true;
    ask(
        new Join(),
        findings -> {
          if (round == rounds) {
            roundEnded(findings);
          }
        });
  }

  /** Asks all other nodes; ends with the last answer, or soon after an invitation. */
  private void ask(Payload question, Consumer<List<Finding>> ended) {
    new Round(own, ended).askAll(question);
  }

  private void roundEnded(List<Finding> findings) {
    underWay = false;
    if (!seeks()) {
      return;
    }
    lookForTheDead(findings);
    if (claim == null) {
      act(rules().roundEnded(formation(), findings, own.now()));
    }
  }

  private void lookForTheDead(List<Finding> findings) {
    var refused =
        findings.stream()
            .filter(Finding.Refused.class::isInstance)
            .map(Finding::candidate)
            .collect(Collectors.toSet());
    for (var member : formation().memory().members()) {
      var listener = Endpoint.listenerOf(member);
      if (refused.contains(listener)) {
        own.chat().refusesBoth(member, refuses -> formation().looked(listener, refuses));
      }
    }
  }

  private void act(Decision decision) {
    if (decision instanceof JoinCluster join) {
      own.join(join.invitation());
    } else if (decision instanceof FoundAlone) {
      own.found(Set.of());
    } else if (decision instanceof ClaimFrom from) {
      beginClaim(from.peers());
    } else if (decision instanceof KeepSeeking keep) {
      own.stand(Phase.SEEKING, "", "", keep.obstacles());
      nextRound();
    }
  }

  private void beginClaim(List<Sighting> peers) {
    var begun = formation().claim(peers, own.now());
    claim = begun;
    claimedFrom = peers.stream().map(Sighting::endpoint).collect(Collectors.toSet());
    for (var peer : peers) {
      own.chat().ask(peer.endpoint(), new Claim(), finding -> claimAnswered(begun, finding));
    }
    own.later(
        Settings.LOCATOR.formation().claim().toMillis(),
        () -> {
          if (claim == begun) {
            endClaim();
          }
        });
  }

  private void claimAnswered(ClaimRound answered, Finding finding) {
    if (answered != claim) {
      return;
    }
    if (finding instanceof Finding.Answered given && given.reply() instanceof Grant) {
      answered.granted(finding.candidate());
    } else {
      answered.refused();
    }
    if (rules().mayFound(formation(), answered, own.now())) {
      claim = null;
      own.found(claimedFrom);
    } else if (answered.lost(own.now())) {
      endClaim();
    }
  }

  private void endClaim() {
    claim = null;
    nextRound();
  }

  private void nextRound() {
    long passed = own.world().timeline().nowMillis() - roundBeganMillis;
    int round = rounds;
    own.later(
        Math.max(0, paceMillis(formation().sawAnybody()) - passed),
        () -> {
          if (seeks() && round == rounds && claim == null) {
            beginRound();
          }
        });
  }

  private long paceMillis(boolean sawAnybody) {
    return Settings.LOCATOR.pace().draw(sawAnybody, own.world().dice().random()).toMillis();
  }

  private Rules rules() {
    return own.world().rules();
  }

  private Formation formation() {
    return own.formation();
  }
}
