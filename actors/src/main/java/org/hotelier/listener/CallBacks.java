package org.hotelier.listener;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.Reception;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.seekchat.Peer;

/**
 * One seeker being called back by this node and by the oldest other members. Tells the outcome
 * once: what failed and between whom, or nothing.
 */
final class CallBacks extends AbstractBehavior<CallBacks.Command> {

  sealed interface Command {}

  private record Reported(CallBackReport report) implements Command {}

  private record TimeOver() implements Command {}

  /** Empty: everybody could talk to the seeker. */
  record Outcome(Peer seeker, String failure) {}

  private final Peer seeker;
  private final Set<String> awaited;
  private final ActorRef<Outcome> replyTo;

  /**
   * Calls back.
   *
   * @param callBack how this node does it
   * @param others the members that are asked to call back as well
   * @param patience how long all of it may take
   */
  static Behavior<Command> create(
      Peer seeker,
      CallBack callBack,
      List<NodeRow> others,
      Duration patience,
      ActorRef<Outcome> replyTo) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new CallBacks(context, timers, seeker, callBack, others, patience, replyTo)));
  }

  private CallBacks(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Peer seeker,
      CallBack callBack,
      List<NodeRow> others,
      Duration patience,
      ActorRef<Outcome> replyTo) {
    super(context);
    this.seeker = seeker;
    this.replyTo = replyTo;
    this.awaited = new HashSet<>(others.stream().map(other -> other.peer().name()).toList());
    awaited.add(callBack.self().name());
    timers.startSingleTimer(new TimeOver(), patience);
    var reports = context.messageAdapter(CallBackReport.class, Reported::new);
    context.pipeToSelf(callBack.of(seeker), (report, failure) -> new Reported(report));
    others.forEach(
        other ->
            Reception.tell(
                context.getSystem(), other.key().address(), new CallBackOrder(seeker, reports)));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Reported.class, reported -> onReport(reported.report()))
        .onMessage(TimeOver.class, over -> onTimeOver())
        .build();
  }

  private Behavior<Command> onReport(CallBackReport report) {
    if (!report.failure().isEmpty()) {
      return end(report.failure());
    }
    awaited.remove(report.member());
    return awaited.isEmpty() ? end("") : this;
  }

  private Behavior<Command> onTimeOver() {
    return end(
        new TreeSet<>(awaited).stream().collect(Collectors.joining(", "))
            + " did not reach %s in time".formatted(seeker));
  }

  private Behavior<Command> end(String failure) {
    replyTo.tell(new Outcome(seeker, failure));
    return Behaviors.stopped();
  }
}
