package org.hotelier.locator;

import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.ReceiveBuilder;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.formation.Survey;
import org.hotelier.locator.Locator.Claimed;
import org.hotelier.locator.Locator.Command;
import org.hotelier.locator.Locator.Crash;
import org.hotelier.locator.Locator.Downed;
import org.hotelier.locator.Locator.Found;
import org.hotelier.locator.Locator.Leave;
import org.hotelier.locator.Locator.YieldAsked;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;

/**
 * What all states of a locator do alike: refuse claims, leave, and let what comes too late pass.
 */
abstract sealed class LocatorState extends AbstractBehavior<Command>
    permits Seeking, Entering, Settled, Leaving {

  protected final LocatorTools tools;

  LocatorState(ActorContext<Command> context, LocatorTools tools) {
    super(context);
    this.tools = tools;
  }

  /** Adds these messages behind those of a state; the first handler that fits is taken. */
  protected final Receive<Command> common(ReceiveBuilder<Command> ofState) {
    return ofState
        .onMessage(Claimed.class, this::onClaim)
        .onMessage(YieldAsked.class, this::onYieldAsked)
        .onMessage(Found.class, this::onFound)
        .onMessage(Leave.class, this::onLeave)
        .onMessage(Downed.class, downed -> onDowned())
        .onMessage(Crash.class, crash -> onCrash())
        .onAnyMessage(late -> this)
        .build();
  }

  private Behavior<Command> onClaim(Claimed claimed) {
    var standing = tools.standing().state();
    claimed
        .answer()
        .complete(
            standing.phase() == Phase.FOUNDING
                ? new Founding(standing.clusterId())
                : new Wait(standing.phase(), standing.clusterId(), "it does not seek"));
    return this;
  }

  private Behavior<Command> onYieldAsked(YieldAsked asked) {
    var standing = tools.standing().state();
    asked.answer().complete(new Wait(standing.phase(), standing.clusterId(), "it is not settled"));
    return this;
  }

  private Behavior<Command> onFound(Found found) {
    found.answer().complete(false);
    return this;
  }

  private Behavior<Command> onLeave(Leave leave) {
    var leaving = leave();
    leave.answer().complete(true);
    return leaving;
  }

  /** The incarnation ends; whatever it still holds of the others, it does not serve any more. */
  private Behavior<Command> onDowned() {
    return leave();
  }

  /** From now on the node says that it leaves. */
  protected final Behavior<Command> leave() {
    tools.standing().publish(tools.standing().state().leaving(tools.clock().instant()));
    return Leaving.create(tools);
  }

  private Behavior<Command> onCrash() {
    throw new IllegalStateException("crashed on command");
  }

  protected final void stand(
      Phase phase, String clusterId, String clusterAddress, List<Obstacle> obstacles) {
    var last = tools.standing().state();
    var next =
        new Standing(
            phase,
            clusterId,
            clusterAddress,
            obstacles,
            last.phase() == phase ? last.since() : tools.clock().instant());
    if (!next.equals(last)) {
      tools.standing().publish(next);
    }
  }

  /** Publishes what a look at all candidates came to; nothing, if there was none yet. */
  protected final void surveyed(List<Finding> findings) {
    var sought = tools.settings().seek().stream().map(SeekSpec::toString).toList();
    tools.survey().publish(Survey.of(sought, findings));
  }
}
