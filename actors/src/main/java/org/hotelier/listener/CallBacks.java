package org.hotelier.listener;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.listener.Callers.Caller;
import org.hotelier.membership.Reception;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;

/**
 * One seeker being called back by this node and by others. Tells the outcome once: what failed and
 * between whom, or nothing.
 */
final class CallBacks extends AbstractBehavior<CallBacks.Command> {

  sealed interface Command {}

  private record Reported(CallBackReport report) implements Command {}

  private record TimeOver() implements Command {}

  /**
   * What became of it.
   *
   * @param failure empty: everybody could talk to the seeker
   * @param hindrance whether it was this node that could not
   * @param callers who could not
   */
  record Outcome(Peer seeker, String failure, Hindrance hindrance, String callers) {

    static Outcome reached(Peer seeker) {
      return new Outcome(seeker, "", Hindrance.OTHER, "");
    }

    JoinFailed refusal(String clusterId) {
      return new JoinFailed(clusterId, failure, hindrance, callers);
    }
  }

  private final Peer seeker;
  private final String self;

  /** By name, those that have not reported yet. */
  private final Map<String, Peer> awaited = new TreeMap<>();

  private final ActorRef<Outcome> replyTo;

  /**
   * Calls back.
   *
   * @param callBack how this node does it
   * @param others who is asked to call back as well
   * @param joiningKnown whether an incarnation of the seeker is joining as far as this node knows
   * @param patience how long all of it may take
   */
  static Behavior<Command> create(
      Peer seeker,
      CallBack callBack,
      List<Caller> others,
      boolean joiningKnown,
      Duration patience,
      ActorRef<Outcome> replyTo) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new CallBacks(
                        context,
                        timers,
                        seeker,
                        callBack,
                        others,
                        joiningKnown,
                        patience,
                        replyTo)));
  }

  private CallBacks(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      Peer seeker,
      CallBack callBack,
      List<Caller> others,
      boolean joiningKnown,
      Duration patience,
      ActorRef<Outcome> replyTo) {
    super(context);
    this.seeker = seeker;
    this.replyTo = replyTo;
    this.self = callBack.self().name();
    others.forEach(other -> awaited.put(other.peer().name(), other.peer()));
    awaited.put(self, callBack.self());
    timers.startSingleTimer(new TimeOver(), patience);
    var reports = context.messageAdapter(CallBackReport.class, Reported::new);
    context.pipeToSelf(callBack.of(seeker), (report, failure) -> new Reported(report));
    others.forEach(
        other ->
            Reception.tell(
                context.getSystem(),
                other.address(),
                new CallBackOrder(seeker, reports, joiningKnown)));
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
      awaited.keySet().retainAll(Set.of(report.member()));
      return end(report.failure());
    }
    awaited.remove(report.member());
    return awaited.isEmpty() ? end(Outcome.reached(seeker)) : this;
  }

  private Behavior<Command> onTimeOver() {
    return end("%s did not reach %s in time".formatted(callers(), seeker));
  }

  /** All that are awaited now could not talk to the seeker, or not in time. */
  private Behavior<Command> end(String failure) {
    var hindrance = awaited.containsKey(self) ? Hindrance.CALL_BACK : Hindrance.PAIR;
    return end(new Outcome(seeker, failure, hindrance, callers()));
  }

  private Behavior<Command> end(Outcome outcome) {
    replyTo.tell(outcome);
    return Behaviors.stopped();
  }

  private String callers() {
    return awaited.values().stream().map(Peer::toString).collect(Collectors.joining(", "));
  }
}
