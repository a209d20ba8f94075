package org.hotelier.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/**
 * Keeps the instances of every service that this node offers. When the actor system ends in an
 * orderly way, the instances finish what they hold first; when this actor crashes, all of them
 * leave and arrive anew.
 */
public final class Services extends AbstractBehavior<Services.Command> {

  public sealed interface Command {}

  /**
   * Ends all instances, each once it holds nothing; completes when they have left, which they have
   * after {@code hotelier.services.drain} at the latest.
   */
  public record Drain(CompletableFuture<Done> drained) implements Command {}

  /** Fails, so that supervision can be tried. */
  public record Crash() implements Command {}

  private record Ended(String instance) implements Command {}

  private record GiveUp() implements Command {}

  private final ServicesTools tools;
  private final List<ActorRef<Instance.Command>> instances = new ArrayList<>();
  private final List<CompletableFuture<Done>> drains = new ArrayList<>();

  /**
   * The lines of those instances that are guests; shared with them, because an instance cannot
   * leave while its service is busy.
   */
  private final Set<InstanceLine> lines = ConcurrentHashMap.newKeySet();

  private final Cancellable drainAtShutdown;

  public static Behavior<Command> create(ServicesTools tools) {
    return Behaviors.setup(context -> new Services(context, tools));
  }

  private Services(ActorContext<Command> context, ServicesTools tools) {
    super(context);
    this.tools = tools;
    this.drainAtShutdown = drainAtShutdown(context);
    tools.settings().offers().forEach(this::spawn);
  }

  private static Cancellable drainAtShutdown(ActorContext<Command> context) {
    var self = context.getSelf();
    return CoordinatedShutdown.get(context.getSystem())
        .addCancellableTask(
            CoordinatedShutdown.PhaseServiceRequestsDone(),
            "drain-services",
            () -> {
              var drained = new CompletableFuture<Done>();
              self.tell(new Drain(drained));
              return drained;
            });
  }

  private void spawn(Offer offer) {
    for (int number = 1; number <= offer.settings().instances(); number++) {
      var name = offer.name() + "-" + number;
      var instance = getContext().spawn(Instance.create(offer, number, tools, lines), name);
      getContext().watchWith(instance, new Ended(name));
      instances.add(instance);
    }
    getContext()
        .getLog()
        .info("{} is offered, instances: {}", offer.name(), offer.settings().instances());
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Drain.class, this::onDrain)
        .onMessage(Crash.class, crash -> onCrash())
        .onMessage(Ended.class, this::onEnded)
        .onMessage(GiveUp.class, giveUp -> onGiveUp())
        .onSignal(PreRestart.class, restarting -> onLeave())
        .onSignal(PostStop.class, stopped -> onLeave())
        .build();
  }

  private Behavior<Command> onDrain(Drain drain) {
    drains.add(drain.drained());
    instances.forEach(instance -> instance.tell(new Instance.Drain()));
    getContext().scheduleOnce(tools.settings().drain(), getContext().getSelf(), new GiveUp());
    return drainedIfNobodyIsLeft();
  }

  private Behavior<Command> onCrash() {
    throw new IllegalStateException("crashed on command");
  }

  private Behavior<Command> onEnded(Ended ended) {
    getContext().getLog().debug("{} has ended", ended.instance());
    return drainedIfNobodyIsLeft();
  }

  private Behavior<Command> drainedIfNobodyIsLeft() {
    if (lines.isEmpty()) {
      drained();
    }
    return this;
  }

  private Behavior<Command> onGiveUp() {
    int held = leave("its time to finish is over");
    if (held > 0) {
      tools
          .events()
          .append(
              "services",
              "unfinished",
              "the services stop unfinished (requests held: %d)".formatted(held));
    }
    drained();
    return this;
  }

  private Behavior<Command> onLeave() {
    leave("the services of its node end");
    drainAtShutdown.cancel();
    drained();
    return this;
  }

  private int leave(String reason) {
    return lines.stream().mapToInt(line -> line.leave(reason)).sum();
  }

  private void drained() {
    drains.forEach(drained -> drained.complete(Done.getInstance()));
    drains.clear();
  }
}
