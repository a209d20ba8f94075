package org.hotelier.locator;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.event.RecentTexts;
import org.hotelier.formation.Merging;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.formation.Obstacle;
import org.hotelier.locator.Locator.Command;
import org.hotelier.locator.Locator.Met;
import org.hotelier.locator.Locator.WatchAll;
import org.hotelier.locator.Locator.WatchPeers;
import org.hotelier.locator.Locator.Watched;
import org.hotelier.locator.Locator.WatchedAll;
import org.hotelier.locator.Locator.YieldAnswered;
import org.hotelier.locator.Locator.YieldAsked;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;
import org.hotelier.seekchat.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node is in a cluster and keeps watching for another of the same name: the peers it remembers
 * and those it met of another cluster often, all candidates slowly. When two meet, a member of the
 * smaller asks one of the larger for a grant and comes over; why it cannot is an obstacle.
 */
final class Settled extends LocatorState {

  private static final Logger LOG = LoggerFactory.getLogger(Settled.class);

  /** Beyond this the same things may be reported again. */
  private static final int MOST_REPORTED = 256;

  private final TimerScheduler<Command> timers;
  private final RecentTexts reported = new RecentTexts(MOST_REPORTED);
  private final Rivals rivals = new Rivals();
  private boolean asking;
  private boolean metLately;
  private boolean refusedLately;

  static Behavior<Command> create(LocatorTools tools) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Settled(context, timers, tools)));
  }

  private Settled(
      ActorContext<Command> context, TimerScheduler<Command> timers, LocatorTools tools) {
    super(context, tools);
    this.timers = timers;
    timers.startTimerWithFixedDelay(new WatchPeers(), tools.settings().watchPeers());
    // At random, so that nodes which were cut off together do not all look at the same time.
    timers.startSingleTimer(
        new WatchAll(),
        tools.settings().watchAll().multipliedBy(tools.random().nextInt(101)).dividedBy(100));
  }

  @Override
  public Receive<Command> createReceive() {
    return common(
        newReceiveBuilder()
            .onMessage(Met.class, this::onMet)
            .onMessage(YieldAsked.class, this::onYieldAsked)
            .onMessage(WatchPeers.class, tick -> onWatchPeers())
            .onMessage(WatchAll.class, tick -> onWatchAll())
            .onMessage(WatchedAll.class, watched -> onWatchedAll(watched.findings()))
            .onMessage(Watched.class, watched -> onWatched(watched.findings()))
            .onMessage(YieldAnswered.class, this::onYieldAnswered));
  }

  /** Nothing proves who asked, but who is looked at has to. */
  private Behavior<Command> onMet(Met met) {
    var rival = new Rival(met.asker(), met.cluster());
    boolean other = !met.cluster().id().equals(own().id());
    if (other && !metLately && winner(List.of(rival)).isPresent()) {
      metLately = true;
      look(Endpoint.listenerOf(met.asker()));
    }
    return this;
  }

  private Behavior<Command> onYieldAsked(YieldAsked asked) {
    var own = own();
    var against = againstGranting(asked);
    if (against.isEmpty()) {
      tell(
          "merge",
          "%s comes over; %s".formatted(asked.asker(), Merging.verdict(own, asked.from())));
    }
    asked
        .answer()
        .complete(
            against
                .<Reply>map(why -> new Wait(Phase.SETTLED, own.id(), why))
                .orElseGet(Grant::new));
    return this;
  }

  private Optional<String> againstGranting(YieldAsked asked) {
    if (asking) {
      return Optional.of("it is about to yield itself");
    } else if (tools.neighbours().isMember(asked.asker())) {
      return Optional.of("the asker is a member here");
    }
    return tools.formation().merging().asked(own(), asked.from(), tools.clock().instant());
  }

  private Behavior<Command> onWatchPeers() {
    metLately = false;
    refusedLately = false;
    tools.neighbours().remembered().get().forEach(peer -> look(Endpoint.listenerOf(peer)));
    rivals.endpoints().forEach(this::look);
    return this;
  }

  private void look(Endpoint at) {
    getContext()
        .pipeToSelf(
            tools.scout().ask(at, new Check(own())),
            (finding, failure) -> new Watched(failure == null ? List.of(finding) : List.of()));
  }

  private Behavior<Command> onWatchAll() {
    getContext()
        .pipeToSelf(
            tools.scout().round(List.of(), new Check(own())),
            (findings, failure) -> new WatchedAll(failure == null ? findings : List.of()));
    return this;
  }

  /** The next round begins after this one: in a wide network it takes long. */
  private Behavior<Command> onWatchedAll(List<Finding> findings) {
    timers.startSingleTimer(new WatchAll(), tools.settings().watchAll());
    surveyed(findings);
    return onWatched(findings);
  }

  private Behavior<Command> onWatched(List<Finding> findings) {
    findings.forEach(this::take);
    if (!asking && !refusedLately) {
      winner(rivals.all()).ifPresentOrElse(this::meetWinner, () -> stand(List.of()));
    }
    return this;
  }

  private void take(Finding finding) {
    var rival = Optional.<Rival>empty();
    if (finding instanceof Finding.Answered answered) {
      rival = Merging.rival(own(), tools.self(), answered, tools.neighbours()::mayBeMember);
      rival.ifPresent(this::report);
    } else if (finding instanceof Finding.Unproven failed) {
      once("unproven", "%s could not prove that it knows the join token".formatted(failed.peer()));
    }
    rivals.seen(finding.candidate(), rival);
  }

  private void report(Rival rival) {
    once(
        "other-cluster",
        "%s is in cluster %s of the same name; this one is %s"
            .formatted(rival.member(), rival.cluster().id(), own().id()));
  }

  private Optional<Rival> winner(List<Rival> met) {
    return tools.formation().merging().winner(own(), met, tools.clock().instant());
  }

  private void meetWinner(Rival winner) {
    if (tools.neighbours().missSomebody()) {
      notYet(winner, "a member of its own cluster is suspect");
    } else if (tools.formation().merging().stays(tools.clock().instant())) {
      notYet(winner, "this node has let others come over and stays a while");
    } else {
      askToYield(winner);
    }
  }

  private void askToYield(Rival rival) {
    asking = true;
    getContext()
        .pipeToSelf(
            tools.scout().ask(Endpoint.listenerOf(rival.member()), new Yield(own())),
            (finding, failure) -> new YieldAnswered(rival, finding));
  }

  private Behavior<Command> onYieldAnswered(YieldAnswered answered) {
    asking = false;
    var rival = answered.rival();
    if (answered.finding() instanceof Finding.Answered given && given.reply() instanceof Grant) {
      return yieldTo(rival.cluster());
    }
    refusedLately = true;
    var why = Refusals.text(answered.finding());
    once("not-granted", "%s does not let this node over: %s".formatted(rival.member(), why));
    notYet(rival, why);
    return this;
  }

  private void notYet(Rival winner, String why) {
    stand(
        List.of(
            new Obstacle(
                "merge",
                "cluster %s is to yield to %s, but %s".formatted(own(), winner.cluster(), why),
                winner.member().toString(),
                "mend what the reason says; the node goes on asking by itself")));
  }

  private Behavior<Command> yieldTo(ClusterView winner) {
    var own = own();
    var what = Merging.verdict(winner, own);
    tell("yields", what);
    if (!winner.id().equals(own.id())) {
      tools.formation().merging().leave(own.id(), tools.clock().instant());
    }
    var finished = tools.finishWork().get();
    var leaving = leave();
    // Not by a message: a locator that crashed meanwhile would never hear of it.
    var unused = finished.whenComplete((done, late) -> tools.replaceIncarnation().accept(what));
    return leaving;
  }

  private ClusterView own() {
    return tools.neighbours().cluster(tools.standing().state().clusterId(), tools.self());
  }

  private void stand(List<Obstacle> obstacles) {
    var last = tools.standing().state();
    stand(Phase.SETTLED, last.clusterId(), last.clusterAddress(), obstacles);
  }

  private void once(String component, String text) {
    if (reported.add(text)) {
      tools.events().append("locator", component, text);
      LOG.warn("{}", text);
    }
  }

  private void tell(String component, String text) {
    tools.events().append("membership", component, text);
    LOG.info("{}", text);
  }
}
