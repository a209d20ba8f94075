package org.hotelier.locator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.typed.Cluster;
import org.hotelier.formation.ClaimRound;
import org.hotelier.formation.Decision;
import org.hotelier.formation.Decision.ClaimFrom;
import org.hotelier.formation.Decision.FoundAlone;
import org.hotelier.formation.Decision.JoinCluster;
import org.hotelier.formation.Decision.KeepSeeking;
import org.hotelier.formation.Obstacles;
import org.hotelier.formation.Sighting;
import org.hotelier.locator.Locator.ClaimAnswered;
import org.hotelier.locator.Locator.ClaimOver;
import org.hotelier.locator.Locator.Claimed;
import org.hotelier.locator.Locator.Command;
import org.hotelier.locator.Locator.Found;
import org.hotelier.locator.Locator.HintedAt;
import org.hotelier.locator.Locator.Looked;
import org.hotelier.locator.Locator.NextRound;
import org.hotelier.locator.Locator.RoundEnded;
import org.hotelier.locator.Locator.SoughtBy;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node belongs to no cluster: it goes round after round until the rules decide otherwise. */
final class Seeking extends LocatorState {

  private static final Logger LOG = LoggerFactory.getLogger(Seeking.class);

  private static final int MOST_HINTS = 64;

  private final TimerScheduler<Command> timers;
  private final Set<Endpoint> hints = new LinkedHashSet<>();
  private Instant roundBegan;
  private boolean underWay;
  private @Nullable ClaimRound claim;

  static Behavior<Command> create(LocatorTools tools) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Seeking(context, timers, tools)));
  }

  private Seeking(
      ActorContext<Command> context, TimerScheduler<Command> timers, LocatorTools tools) {
    super(context, tools);
    this.timers = timers;
    this.roundBegan = tools.clock().instant();
    stand(Phase.SEEKING, "", "", List.of());
    surveyed(List.of());
    tools
        .early()
        .takeOver()
        .forEach(findings -> tools.formation().roundEnded(findings, roundBegan));
    beginRound();
  }

  @Override
  public Receive<Command> createReceive() {
    return common(
        newReceiveBuilder()
            .onMessage(SoughtBy.class, this::onSought)
            .onMessage(HintedAt.class, this::onHint)
            .onMessage(Claimed.class, this::onClaimed)
            .onMessage(Found.class, this::onFound)
            .onMessage(NextRound.class, next -> beginRound())
            .onMessage(RoundEnded.class, ended -> onRoundEnded(ended.findings()))
            .onMessage(Looked.class, this::onLooked)
            .onMessage(ClaimAnswered.class, this::onClaimAnswered)
            .onMessage(ClaimOver.class, this::onClaimOver));
  }

  private Behavior<Command> onSought(SoughtBy sought) {
    boolean news = !tools.formation().sawAnybody();
    tools.formation().heard(sought.seeker());
    if (news && !underWay) {
      nextRound();
    }
    return this;
  }

  private Behavior<Command> onHint(HintedAt hint) {
    if (hints.size() < MOST_HINTS) {
      hints.add(Endpoint.listenerOf(hint.seeker()));
    }
    return this;
  }

  private Behavior<Command> onClaimed(Claimed claimed) {
    var against = tools.formation().claimed(claimed.claimant(), tools.clock().instant());
    claimed
        .answer()
        .complete(
            against
                .<org.hotelier.protocol.seekchat.SeekMessage.Reply>map(
                    obstacle -> new Wait(Phase.SEEKING, "", obstacle.inWords()))
                .orElseGet(Grant::new));
    return this;
  }

  private Behavior<Command> onFound(Found found) {
    tools.formation().forgetMembers();
    tools.events().append("membership", "override", "the remembered members are given up");
    found.answer().complete(true);
    return this;
  }

  private Behavior<Command> beginRound() {
    roundBegan = tools.clock().instant();
    if (!tools.listenerBound().getAsBoolean()) {
      // Who cannot be called back would only be refused, and could be mistaken for the holder.
      stand(Phase.SEEKING, "", "", List.of());
      nextRound();
      return this;
    }
    underWay = true;
    getContext()
        .pipeToSelf(
            tools.scout().round(preferred(), new Join()),
            (findings, failure) -> new RoundEnded(failure == null ? findings : List.of()));
    return this;
  }

  /** Remembered peers first, then those who sought us or were seen; the rest follows. */
  private List<Endpoint> preferred() {
    var preferred = new ArrayList<Endpoint>();
    tools
        .formation()
        .memory()
        .members()
        .forEach(member -> preferred.add(Endpoint.listenerOf(member)));
    preferred.addAll(hints);
    hints.clear();
    tools.formation().seen().forEach(sighting -> preferred.add(sighting.endpoint()));
    return preferred;
  }

  private Behavior<Command> onRoundEnded(List<Finding> findings) {
    underWay = false;
    surveyed(findings);
    lookForTheDead(findings);
    if (claim != null) {
      return this;
    }
    return act(tools.formation().roundEnded(findings, tools.clock().instant()));
  }

  private void lookForTheDead(List<Finding> findings) {
    if (!tools.settings().trustRefusal()) {
      return;
    }
    var refused =
        findings.stream()
            .filter(Finding.Refused.class::isInstance)
            .map(Finding::candidate)
            .collect(Collectors.toSet());
    for (var member : tools.formation().memory().members()) {
      if (refused.contains(Endpoint.listenerOf(member))) {
        getContext()
            .pipeToSelf(
                tools.scout().refusesBoth(member),
                (dead, failure) -> new Looked(member, Boolean.TRUE.equals(dead)));
      }
    }
  }

  private Behavior<Command> onLooked(Looked looked) {
    tools.formation().looked(Endpoint.listenerOf(looked.member()), looked.bothRefused());
    return this;
  }

  private Behavior<Command> act(Decision decision) {
    if (decision instanceof JoinCluster join) {
      return join(join.invitation());
    } else if (decision instanceof FoundAlone) {
      return found("alone: nobody was seen");
    } else if (decision instanceof ClaimFrom claimFrom) {
      beginClaim(claimFrom.peers());
    } else if (decision instanceof KeepSeeking keep) {
      stand(Phase.SEEKING, "", "", keep.obstacles());
      nextRound();
    }
    return this;
  }

  private void beginClaim(List<Sighting> peers) {
    var begun = tools.formation().claim(peers, tools.clock().instant());
    claim = begun;
    for (var peer : peers) {
      getContext()
          .pipeToSelf(
              tools.scout().ask(peer.endpoint(), new Claim()),
              (finding, failure) -> new ClaimAnswered(begun, finding));
    }
    timers.startSingleTimer(new ClaimOver(begun), tools.settings().formation().claim());
  }

  private Behavior<Command> onClaimAnswered(ClaimAnswered answered) {
    if (answered.claim() != claim) {
      return this;
    }
    var finding = answered.finding();
    if (finding instanceof Finding.Answered given && given.reply() instanceof Grant) {
      claim.granted(finding.candidate());
    } else {
      claim.refused();
      stand(Phase.SEEKING, "", "", List.of(Refusals.toClaim(claim, finding)));
    }
    if (tools.formation().mayFound(claim, tools.clock().instant())) {
      return found("with the grant of everybody seen");
    }
    return claim.lost(tools.clock().instant()) ? endClaim() : this;
  }

  private Behavior<Command> onClaimOver(ClaimOver over) {
    if (over.claim() != claim) {
      return this;
    }
    stand(Phase.SEEKING, "", "", List.of(Obstacles.unanswered(claim)));
    return endClaim();
  }

  private Behavior<Command> endClaim() {
    claim = null;
    nextRound();
    return this;
  }

  private Behavior<Command> found(String how) {
    var id = UUID.randomUUID().toString();
    var address = Cluster.get(getContext().getSystem()).selfMember().address().toString();
    stand(Phase.FOUNDING, id, address, List.of());
    tools
        .events()
        .append(
            "membership",
            "founded",
            "cluster %s founded by %s, %s".formatted(id, tools.self(), how));
    LOG.info("{} founds cluster {}, {}", tools.self(), id, how);
    return Entering.create(tools);
  }

  private Behavior<Command> join(Joined invitation) {
    stand(Phase.JOINING, invitation.clusterId(), invitation.clusterAddress(), List.of());
    LOG.info(
        "{} joins cluster {} at {}",
        tools.self(),
        invitation.clusterId(),
        invitation.clusterAddress());
    return Entering.create(tools);
  }

  private void nextRound() {
    var length = tools.settings().pace().draw(tools.formation().sawAnybody(), tools.random());
    var passed = Duration.between(roundBegan, tools.clock().instant());
    var left = length.minus(passed);
    timers.startSingleTimer(new NextRound(), left.isNegative() ? Duration.ZERO : left);
  }
}
