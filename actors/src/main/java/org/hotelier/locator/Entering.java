package org.hotelier.locator;

import java.util.List;
import org.apache.pekko.actor.AddressFromURIString;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import org.hotelier.locator.Locator.Command;
import org.hotelier.locator.Locator.TooLong;
import org.hotelier.locator.Locator.Up;
import org.hotelier.protocol.seekchat.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node has decided to found a cluster or to join one, and waits until it is up in it. Giving up
 * replaces the incarnation: a join that was sent cannot be taken back.
 */
final class Entering extends LocatorState {

  private static final Logger LOG = LoggerFactory.getLogger(Entering.class);

  private final Cluster cluster;

  static Behavior<Command> create(LocatorTools tools) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Entering(context, timers, tools)));
  }

  private Entering(
      ActorContext<Command> context, TimerScheduler<Command> timers, LocatorTools tools) {
    super(context, tools);
    this.cluster = Cluster.get(context.getSystem());
    var address = AddressFromURIString.parse(tools.standing().state().clusterAddress());
    cluster.manager().tell(Join.create(address));
    timers.startSingleTimer(new TooLong(), tools.settings().join());
  }

  @Override
  public Receive<Command> createReceive() {
    return common(
        newReceiveBuilder()
            .onMessage(Up.class, up -> onUp())
            .onMessage(TooLong.class, tooLong -> onTooLong()));
  }

  private Behavior<Command> onUp() {
    var entered = tools.standing().state();
    tools
        .events()
        .append(
            "membership",
            "up",
            "%s is up in cluster %s".formatted(tools.self(), entered.clusterId()));
    LOG.info("{} is up in cluster {}", tools.self(), entered.clusterId());
    stand(Phase.SETTLED, entered.clusterId(), cluster.selfMember().address().toString(), List.of());
    return Settled.create(tools);
  }

  private Behavior<Command> onTooLong() {
    tools
        .replaceIncarnation()
        .accept(
            "joining %s took longer than %d ms"
                .formatted(
                    tools.standing().state().clusterAddress(), tools.settings().join().toMillis()));
    return this;
  }
}
