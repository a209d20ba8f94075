package org.hotelier.locator;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.event.RecentTexts;
import org.hotelier.formation.Sighting;
import org.hotelier.locator.Locator.Command;
import org.hotelier.locator.Locator.WatchAll;
import org.hotelier.locator.Locator.WatchPeers;
import org.hotelier.locator.Locator.Watched;
import org.hotelier.locator.Locator.WatchedAll;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.seekchat.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node is in a cluster and keeps watching for another of the same name: the peers it remembers
 * often, all candidates slowly. What it finds is an event, once.
 */
final class Settled extends LocatorState {

  private static final Logger LOG = LoggerFactory.getLogger(Settled.class);

  /** Beyond this the same things may be reported again. */
  private static final int MOST_REPORTED = 256;

  private final TimerScheduler<Command> timers;
  private final RecentTexts reported = new RecentTexts(MOST_REPORTED);

  static Behavior<Command> create(LocatorTools tools) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Settled(context, timers, tools)));
  }

  private Settled(
      ActorContext<Command> context, TimerScheduler<Command> timers, LocatorTools tools) {
    super(context, tools);
    this.timers = timers;
    timers.startTimerWithFixedDelay(new WatchPeers(), tools.settings().watchPeers());
    timers.startSingleTimer(new WatchAll(), tools.settings().watchAll());
  }

  @Override
  public Receive<Command> createReceive() {
    return common(
        newReceiveBuilder()
            .onMessage(WatchPeers.class, tick -> onWatchPeers())
            .onMessage(WatchAll.class, tick -> onWatchAll())
            .onMessage(WatchedAll.class, watched -> onWatchedAll(watched.findings()))
            .onMessage(Watched.class, watched -> onWatched(watched.findings())));
  }

  private Behavior<Command> onWatchPeers() {
    for (var peer : tools.known().get()) {
      getContext()
          .pipeToSelf(
              tools.scout().ask(Endpoint.listenerOf(peer), new Check()),
              (finding, failure) -> new Watched(List.of(finding)));
    }
    return this;
  }

  private Behavior<Command> onWatchAll() {
    getContext()
        .pipeToSelf(
            tools.scout().round(List.of(), new Check()),
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
    findings.forEach(this::report);
    return this;
  }

  private void report(Finding finding) {
    var own = tools.standing().state().clusterId();
    if (finding instanceof Finding.Answered answered) {
      var other = new Sighting(answered.peer(), answered.reply(), 0).clusterId();
      if (!other.isEmpty() && !other.equals(own)) {
        once(
            "other-cluster",
            "%s is in cluster %s of the same name; this one is %s"
                .formatted(answered.peer(), other, own));
      }
    } else if (finding instanceof Finding.Unproven unproven) {
      once(
          "unproven", "%s could not prove that it knows the join token".formatted(unproven.peer()));
    }
  }

  private void once(String component, String text) {
    if (reported.add(text)) {
      tools.events().append("locator", component, text);
      LOG.warn("{}", text);
    }
  }
}
