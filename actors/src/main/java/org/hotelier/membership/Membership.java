package org.hotelier.membership;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent.ClusterDomainEvent;
import org.apache.pekko.cluster.ClusterEvent.ClusterShuttingDown$;
import org.apache.pekko.cluster.ClusterEvent.MemberDowned;
import org.apache.pekko.cluster.ClusterEvent.MemberEvent;
import org.apache.pekko.cluster.ClusterEvent.MemberExited;
import org.apache.pekko.cluster.ClusterEvent.MemberLeft;
import org.apache.pekko.cluster.ClusterEvent.MemberRemoved;
import org.apache.pekko.cluster.ClusterEvent.ReachableMember;
import org.apache.pekko.cluster.ClusterEvent.UnreachableMember;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;
import org.hotelier.protocol.seekchat.Peer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in the cluster. Turns Pekko's events, the introductions of members and the state of the
 * links into one status per node, and tells its followers of each change exactly once. Downs a
 * member whose death is proved; for all else the split brain resolver decides.
 */
public final class Membership extends AbstractBehavior<Membership.Command> {

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  public sealed interface Command {}

  /** Tells of every later change of another node. */
  public record Follow(ActorRef<NodeUpdate> follower) implements Command {}

  public record Unfollow(ActorRef<NodeUpdate> follower) implements Command {}

  /** A member says who it is. */
  public record Introduced(Introduction introduction) implements Command {}

  /** A node has authentically come back as another incarnation: the earlier one is dead. */
  public record Superseded(Peer incarnation) implements Command {}

  /** Fails, so that supervision can be tried. */
  public record Crash() implements Command {}

  private record Heard(ClusterDomainEvent event) implements Command {}

  private record LinkReported(Link.Report report) implements Command {}

  private record Tick() implements Command {}

  private record LostLooked(MemberKey member, Peer peer, boolean bothRefused) implements Command {}

  private record Forget() implements Command {}

  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration LOOK_FOR_FORGOTTEN = Duration.ofMinutes(1);

  private final MembershipTools tools;
  private final PekkoMembers members;
  private final Introductions introductions;
  private final Links links;
  private final Losses losses;
  private boolean ending;

  public static Behavior<Command> create(MembershipTools tools) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Membership(context, timers, tools)));
  }

  private Membership(
      ActorContext<Command> context, TimerScheduler<Command> timers, MembershipTools tools) {
    super(context);
    this.tools = tools;
    var cluster = Cluster.get(context.getSystem());
    this.members = new PekkoMembers(cluster);
    this.introductions = new Introductions(context.getSystem(), tools, members);
    this.links =
        new Links(context, tools, context.messageAdapter(Link.Report.class, LinkReported::new));
    this.losses = new Losses(tools.table(), tools.settings().loss());
    tools.table().self(members.self(), tools.self());
    var events = context.messageAdapter(ClusterDomainEvent.class, Heard::new);
    cluster.subscriptions().tell(Subscribe.create(events, ClusterDomainEvent.class));
    reconcile();
    timers.startTimerWithFixedDelay(new Tick(), TICK);
    timers.startTimerWithFixedDelay(new Forget(), LOOK_FOR_FORGOTTEN);
  }

  /** After a restart: what ceased meanwhile comes as no event. */
  private void reconcile() {
    var now = tools.clock().instant();
    var present = members.all();
    for (var row : tools.table().rows()) {
      var member = present.get(row.key());
      if (row.member() && !row.self()) {
        announce(
            member == null
                ? tools.table().gone(row.key(), "has left", now)
                : tools.table().reachable(row.key(), members.isReachable(member), now));
      }
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Follow.class, this::onFollow)
        .onMessage(Unfollow.class, this::onUnfollow)
        .onMessage(Introduced.class, introduced -> onIntroduced(introduced.introduction()))
        .onMessage(Superseded.class, superseded -> onSuperseded(superseded.incarnation()))
        .onMessage(Crash.class, crash -> onCrash())
        .onMessage(Heard.class, heard -> onHeard(heard.event()))
        .onMessage(LinkReported.class, reported -> onLinkReport(reported.report()))
        .onMessage(Tick.class, tick -> onTick())
        .onMessage(LostLooked.class, this::onLostLooked)
        .onMessage(Forget.class, tick -> onForget())
        .build();
  }

  private Behavior<Command> onFollow(Follow follow) {
    tools.followers().add(follow.follower());
    return this;
  }

  private Behavior<Command> onUnfollow(Unfollow unfollow) {
    tools.followers().remove(unfollow.follower());
    return this;
  }

  private Behavior<Command> onIntroduced(Introduction introduction) {
    var key = new MemberKey(introduction.clusterAddress(), introduction.clusterUid());
    announce(tools.table().introduced(key, introduction.peer(), tools.clock().instant()));
    if (!introduction.answer()) {
      introductions.to(key, true);
    }
    links.open(key);
    introductions.heard(key, introduction);
    return this;
  }

  private Behavior<Command> onSuperseded(Peer incarnation) {
    tools.table().superseded(incarnation);
    tools.publishRows();
    tools.rows().state().stream()
        .filter(NodeRow::member)
        .filter(row -> row.peer().sameNode(incarnation))
        .filter(row -> row.peer().run() < incarnation.run())
        .forEach(row -> down(row.key(), "it came back as another incarnation"));
    return this;
  }

  private Behavior<Command> onCrash() {
    throw new IllegalStateException("crashed on command");
  }

  private Behavior<Command> onHeard(ClusterDomainEvent event) {
    if (event instanceof ClusterShuttingDown$) {
      // What follows says of every member that it was removed; only this incarnation ends.
      ending = true;
    }
    if (ending) {
      return this;
    }
    if (event instanceof MemberEvent member) {
      onMember(member);
    } else if (event instanceof UnreachableMember unreachable) {
      reachable(unreachable.member(), false);
    } else if (event instanceof ReachableMember reachable) {
      reachable(reachable.member(), true);
    }
    return this;
  }

  private void onMember(MemberEvent event) {
    var member = event.member();
    var key = PekkoMembers.key(member);
    var now = tools.clock().instant();
    boolean self = members.isSelf(member);
    if (event instanceof MemberDowned || event instanceof MemberRemoved) {
      if (self) {
        ending = true;
      } else {
        var reason = event instanceof MemberDowned ? "was downed" : "has left";
        if (event instanceof MemberRemoved removed
            && removed.previousStatus() == MemberStatus.exiting()) {
          tools.table().exiting(key);
        }
        announce(tools.table().gone(key, reason, now));
        links.close(key);
      }
    } else if (event instanceof MemberLeft || event instanceof MemberExited) {
      // It goes by its own will, and so does its link.
      links.close(key);
      if (event instanceof MemberExited) {
        tools.table().exiting(key);
      }
    } else if (member.status() == MemberStatus.up()) {
      announce(tools.table().up(key, member.upNumber(), now));
      links.open(key);
      if (self) {
        tools.publishRows();
      }
    }
    if (!self && tools.table().peer(key).isEmpty()) {
      introductions.to(key, false);
    }
  }

  private void reachable(Member member, boolean reachable) {
    announce(tools.table().reachable(PekkoMembers.key(member), reachable, tools.clock().instant()));
  }

  private Behavior<Command> onLinkReport(Link.Report report) {
    var now = tools.clock().instant();
    if (report instanceof Link.Lively lively) {
      announce(tools.table().linked(lively.member(), true, "its link is back", now));
    } else if (report instanceof Link.Quiet quiet) {
      announce(tools.table().linked(quiet.member(), false, quiet.reason(), now));
    } else if (report instanceof Link.Dead dead) {
      down(dead.member(), "its host refuses both its ports");
    } else if (report instanceof Link.RemovedUs removed) {
      tools
          .replaceIncarnation()
          .accept(tools.name(removed.member()) + " says that this incarnation was removed");
    }
    return this;
  }

  private Behavior<Command> onTick() {
    if (!ending) {
      introductions.toStrangers();
      introductions
          .fromElsewhere()
          .map(
              other ->
                  "it has joined %s, the cluster of %s".formatted(other.clusterId(), other.peer()))
          .ifPresent(tools.replaceIncarnation());
      lookAfterLosses();
    }
    return this;
  }

  private void lookAfterLosses() {
    var now = tools.clock().instant();
    if (tools.settings().trustRefusal()) {
      tools.table().lost().forEach(this::look);
    }
    if (losses.accept(now)) {
      tools.publishRows();
    }
    losses.stepDown(members.anyUnreachable(), now).ifPresent(tools.replaceIncarnation());
  }

  private void look(MemberKey member, Peer peer) {
    getContext()
        .pipeToSelf(
            tools.client().refusesBoth(peer),
            (refused, failure) -> new LostLooked(member, peer, Boolean.TRUE.equals(refused)));
  }

  private Behavior<Command> onLostLooked(LostLooked looked) {
    if (losses.looked(looked.member(), looked.peer(), looked.bothRefused())) {
      tools.publishRows();
    }
    return this;
  }

  private Behavior<Command> onForget() {
    tools.table().forget(tools.settings().remember(), tools.clock().instant());
    tools.publishRows();
    return this;
  }

  private void down(MemberKey key, String reason) {
    // Who is not up yet knows too few of the others: alone with what it knows it would lead, come
    // up, and be a second cluster of the same id.
    if (tools.table().isGone(key) || !tools.standing().state().settled()) {
      return;
    }
    tools.table().over(key);
    LOG.info("{} is downed: {}", tools.name(key), reason);
    tools.events().append("membership", "proof", tools.name(key) + " is dead: " + reason);
    members.down(key);
  }

  private void announce(Optional<NodeUpdate> change) {
    change.ifPresent(tools::announce);
  }
}
