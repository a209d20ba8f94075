package org.hotelier.membership;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.formation.DeathProof;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.seekchat.SeekClient;
import org.hotelier.seekchat.SeekLink;
import org.hotelier.seekchat.SeekLink.Echoed;
import org.hotelier.seekchat.SeekLink.Happening;
import org.hotelier.seekchat.SeekLink.Lost;
import org.hotelier.seekchat.SeekLink.NotYet;
import org.hotelier.seekchat.SeekLink.ToldGone;
import org.jspecify.annotations.Nullable;

/**
 * The link to one peer: beats, listens for the echoes, opens itself again when it was lost, and
 * meanwhile asks the peer's host whether the process is gone. Tells the membership of each change
 * once: lost, there again, dead.
 */
final class Link extends AbstractBehavior<Link.Command> {

  sealed interface Command {}

  private record Beat() implements Command {}

  private record Happened(int opening, Happening happening) implements Command {}

  private record Open() implements Command {}

  private record Look() implements Command {}

  private record Looked(boolean bothRefused) implements Command {}

  /** What a link tells. */
  sealed interface Report {}

  record Lively(MemberKey member) implements Report {}

  record Quiet(MemberKey member, String reason) implements Report {}

  record Dead(MemberKey member) implements Report {}

  record RemovedUs(MemberKey member) implements Report {}

  /** Whom a link goes to, and as members of which cluster. */
  record Ends(MemberKey member, Peer peer, String clusterId) {
    Endpoint listener() {
      return Endpoint.listenerOf(peer);
    }
  }

  private static final Duration FIRST_TRIES = Duration.ofMillis(30);
  private static final Duration OPEN_AGAIN = Duration.ofSeconds(3);

  private final Ends ends;
  private final SeekClient client;
  private final MembershipSettings settings;
  private final Clock clock;
  private final ActorRef<Report> membership;
  private final DeathProof death = new DeathProof();
  private final TimerScheduler<Command> timers;
  private final Silence silence;
  private @Nullable SeekLink link;
  private int openings;
  private Instant openedAt = Instant.MIN;
  private boolean lively = true;
  private boolean told;
  private boolean looking;
  private boolean buried;
  private long beats;

  static Behavior<Command> create(
      Ends ends,
      SeekClient client,
      MembershipSettings settings,
      Clock clock,
      ActorRef<Report> membership) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new Link(context, timers, ends, client, settings, clock, membership)));
  }

  private Link(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Ends ends,
      SeekClient client,
      MembershipSettings settings,
      Clock clock,
      ActorRef<Report> membership) {
    super(context);
    this.timers = timers;
    this.ends = ends;
    this.client = client;
    this.settings = settings;
    this.clock = clock;
    this.membership = membership;
    this.silence = new Silence(settings.beat(), settings.silentBeats(), clock.instant());
    timers.startTimerWithFixedDelay(new Beat(), settings.beat());
    open();
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Beat.class, beat -> onBeat())
        .onMessage(Happened.class, this::onHappened)
        .onMessage(Open.class, open -> onOpen())
        .onMessage(Look.class, look -> onLook())
        .onMessage(Looked.class, this::onLooked)
        .onSignal(PostStop.class, stopped -> onStop())
        .build();
  }

  private Behavior<Command> onBeat() {
    if (silence.tooLong(clock.instant())) {
      lost("silent for %d beats".formatted(settings.silentBeats()));
      giveUpOnOldConnection();
    }
    if (link == null) {
      open();
    } else {
      link.beat(++beats);
    }
    return this;
  }

  /** What TCP has queued during a cut comes late; a new connection is there at once. */
  private void giveUpOnOldConnection() {
    if (link != null && clock.instant().isAfter(openedAt.plus(OPEN_AGAIN))) {
      link.close();
      link = null;
    }
  }

  private Behavior<Command> onHappened(Happened happened) {
    if (happened.opening() != openings) {
      return this;
    }
    if (happened.happening() instanceof Echoed) {
      silence.heard(clock.instant());
      found();
    } else if (happened.happening() instanceof ToldGone) {
      membership.tell(new RemovedUs(ends.member()));
    } else if (happened.happening() instanceof Lost lost) {
      link = null;
      lost(lost.reason());
    } else if (happened.happening() instanceof NotYet) {
      // A peer may learn later than this node that both are members.
      link = null;
      timers.startSingleTimer(new Open(), FIRST_TRIES);
    }
    return this;
  }

  private Behavior<Command> onOpen() {
    if (link == null) {
      open();
    }
    return this;
  }

  private Behavior<Command> onLook() {
    getContext()
        .pipeToSelf(
            client.refusesBoth(ends.peer()),
            (refused, failure) -> new Looked(Boolean.TRUE.equals(refused)));
    return this;
  }

  private Behavior<Command> onLooked(Looked looked) {
    looking = false;
    death.looked(ends.listener(), looked.bothRefused());
    if (death.isDead(ends.listener())) {
      buried = true;
      membership.tell(new Dead(ends.member()));
    } else if (looked.bothRefused() && !lively) {
      looking = true;
      timers.startSingleTimer(new Look(), settings.proof());
    }
    return this;
  }

  private void open() {
    openedAt = clock.instant();
    int opening = ++openings;
    var self = getContext().getSelf();
    link =
        client.link(
            ends.listener(),
            ends.clusterId(),
            happening -> self.tell(new Happened(opening, happening)));
  }

  private void found() {
    buried = false;
    // The first echo is told as well: a membership that was restarted may think otherwise.
    if (!lively || !told) {
      lively = true;
      told = true;
      membership.tell(new Lively(ends.member()));
    }
  }

  private void lost(String reason) {
    told = true;
    if (lively) {
      lively = false;
      membership.tell(new Quiet(ends.member(), reason));
    }
    if (settings.trustRefusal() && !looking && !buried) {
      looking = true;
      getContext().getSelf().tell(new Look());
    }
  }

  private Behavior<Command> onStop() {
    if (link != null) {
      link.close();
    }
    return this;
  }
}
