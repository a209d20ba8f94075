package org.hotelier.service;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.broker.Guest;
import org.hotelier.broker.GuestKind;

/**
 * One instance of a service as a guest: it arrives when its service starts, leaves when that fails,
 * and arrives anew after a pause. When it is drained, it leaves once it holds nothing.
 */
final class Instance extends AbstractBehavior<Instance.Command> {

  sealed interface Command {}

  /** Take no new work, finish what is held, and end. */
  record Drain() implements Command {}

  /** Nothing is held, while draining. */
  record Idle() implements Command {}

  /** The broker has sent the guest away. */
  record Dismissed(String reason) implements Command {}

  private record Sweep() implements Command {}

  /** The service is gone; thrown for the sake of the pause before the next start. */
  private static final class ServiceEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServiceEnded(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * How late a request that a service forgot may end; it costs the instance some credit so long.
   */
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private static final double JITTER = 0.2;
  private static final String STOPS = "it stops";

  private final ServicesTools tools;
  private final Set<InstanceLine> lines;
  private final String label;
  private final AtomicBoolean failed;
  private final InstanceLine line;
  private boolean draining;

  /**
   * @param lines where its line is while it is a guest
   */
  static Behavior<Command> create(
      Offer offer, int number, ServicesTools tools, Set<InstanceLine> lines) {
    var failed = new AtomicBoolean();
    var pause = offer.settings().restart();
    return Behaviors.supervise(
            Behaviors.<Command>setup(
                context ->
                    Behaviors.withTimers(
                        timers ->
                            new Instance(context, timers, offer, number, tools, lines, failed))))
        .onFailure(
            Exception.class,
            SupervisorStrategy.restartWithBackoff(pause.first(), pause.longest(), JITTER)
                .withResetBackoffAfter(pause.longest())
                .withLoggingEnabled(false));
  }

  private Instance(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Offer offer,
      int number,
      ServicesTools tools,
      Set<InstanceLine> lines,
      AtomicBoolean failed) {
    super(context);
    this.tools = tools;
    this.lines = lines;
    this.label = offer.name() + "/" + number;
    this.failed = failed;
    this.line =
        new InstanceLine(tools.reports(), tools.nanoTime(), service(offer), context.getSelf());
    timers.startTimerWithFixedDelay(new Sweep(), SWEEP);
    arrive(offer.name(), offer.settings());
  }

  private ActorRef<ServiceRequest> service(Offer offer) {
    try {
      var service =
          getContext()
              .spawn(
                  Unwanted.droppedBefore(offer.create()), "service", dispatcher(offer.settings()));
      getContext().watch(service);
      return service;
    } catch (RuntimeException e) {
      getContext().getLog().warn("{} cannot start", label, e);
      fail("cannot start: " + Texts.of(e));
      throw e;
    }
  }

  private static DispatcherSelector dispatcher(ServiceSettings settings) {
    return DispatcherSelector.fromConfig(
        settings.blocking() ? ServicesSettings.BLOCKING_DISPATCHER : ServicesSettings.DISPATCHER);
  }

  private void arrive(String service, ServiceSettings settings) {
    lines.add(line);
    tools
        .reports()
        .arrived(
            new Guest(
                line.guest(),
                tools.node() + "/" + label,
                service,
                GuestKind.ACTOR,
                settings.credit(),
                settings.weight(),
                settings.atMostOnce(),
                false,
                "",
                line));
    if (failed.getAndSet(false)) {
      tools.events().append("services", "restarted", label + " was restarted");
    }
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Drain.class, drain -> onDrain())
        .onMessage(Idle.class, idle -> onIdle())
        .onMessage(Dismissed.class, this::onDismissed)
        .onMessage(Sweep.class, sweep -> onSweep())
        .onSignal(Terminated.class, this::onServiceEnded)
        .onSignal(PreRestart.class, restart -> onLeave())
        .onSignal(PostStop.class, stopped -> onLeave())
        .build();
  }

  private Behavior<Command> onDrain() {
    if (draining) {
      return this;
    }
    draining = true;
    line.drain();
    return onIdle();
  }

  private Behavior<Command> onIdle() {
    return line.leaveIfIdle(STOPS) ? Behaviors.stopped() : this;
  }

  private Behavior<Command> onDismissed(Dismissed dismissed) {
    tools.events().append("services", "dismissed", label + " was sent away: " + dismissed.reason());
    return Behaviors.stopped();
  }

  private Behavior<Command> onSweep() {
    line.sweep();
    return this;
  }

  private Behavior<Command> onServiceEnded(Terminated ended) {
    var reason =
        ended instanceof ChildFailed crash
            ? "failed: " + Texts.of(crash.getCause())
            : "stopped by itself";
    int held = line.leave(reason);
    fail("%s (requests held: %d)".formatted(reason, held));
    if (draining) {
      return Behaviors.stopped();
    }
    throw new ServiceEnded(reason);
  }

  private void fail(String reason) {
    failed.set(true);
    tools.events().append("services", "failed", label + " " + reason);
  }

  private Behavior<Command> onLeave() {
    line.leave(STOPS);
    lines.remove(line);
    return this;
  }
}
