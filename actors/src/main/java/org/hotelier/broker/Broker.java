package org.hotelier.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.GuestRow;
import org.hotelier.protocol.broker.Pages;
import org.hotelier.zmtp.ZmtpPeer;
import org.jspecify.annotations.Nullable;

/**
 * Routes requests. It runs on the event loop that reads the broker port, and keeps nothing: what it
 * hears goes to the exchange, the desk of the port and the colleagues, which outlive a crash of it.
 */
public final class Broker extends AbstractBehavior<Broker.Command> {

  public sealed interface Command {}

  /**
   * A request from inside this JVM.
   *
   * @param expiryMillis how long the requester waits; the broker's own limit holds as well
   */
  public record Submit(String service, List<byte[]> body, long expiryMillis, Requester requester)
      implements Command {}

  /** The requester of this key waits no longer. */
  public record Abandon(String requesterKey) implements Command {}

  public record ListServices(CompletableFuture<List<ServiceState>> answer) implements Command {}

  /** Lists the guests of all nodes; of one service, or of all if it is empty. */
  public record ListGuests(String service, CompletableFuture<List<GuestRow>> answer)
      implements Command {}

  public record Drain(Subject subject, CompletableFuture<Verdict> answer) implements Command {}

  public record Revive(Subject subject, CompletableFuture<Verdict> answer) implements Command {}

  public record AskSafeToStop(Subject subject, CompletableFuture<Verdict> answer)
      implements Command {}

  /**
   * The incarnation is about to end: nobody is let in any more, and the answer completes when
   * nothing that was begun is left.
   */
  public record Finish(CompletableFuture<Void> answer) implements Command {}

  /** Another broker has sent something. */
  public record Heard(BrokerMessage message) implements Command {}

  /** Another node's broker is asked for guests of this node. */
  public record Asked(TellGuests question) implements Command {}

  /** Fails, so that supervision can be tried. */
  public record Crash() implements Command {}

  record Reported(GuestReport report) implements Command {}

  record Opened(ZmtpPeer peer) implements Command {}

  record Received(ZmtpPeer peer, List<List<byte[]>> messages) implements Command {}

  record Closed(ZmtpPeer peer, String reason) implements Command {}

  private record Tick() implements Command {}

  /** The end of a turn: what has gathered for other nodes is sent. */
  private record Flush() implements Command {}

  private static final Duration TICK = Duration.ofMillis(20);

  private final BrokerTools tools;
  private final Operation operation;
  private final Post post;
  private boolean flushing;
  private @Nullable Finish finishing;
  private long metAtVersion = -1;

  public static Behavior<Command> create(BrokerTools tools) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new Broker(context, timers, tools)));
  }

  /** Where guests inside this JVM report to that broker; {@code numbers} are theirs. */
  public static GuestReports reportsTo(ActorRef<Command> broker, Supplier<GuestId> numbers) {
    return new ToldGuests(broker, numbers);
  }

  private Broker(ActorContext<Command> context, TimerScheduler<Command> timers, BrokerTools tools) {
    super(context);
    this.tools = tools;
    this.operation = new Operation(tools);
    tools.reception().handOnTo(context.getSelf());
    this.post = Post.over(context.getSystem());
    operation.goOnDraining(now());
    timers.startTimerWithFixedDelay(new Tick(), TICK);
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(Abandon.class, this::onAbandon)
        .onMessage(ListServices.class, this::onListServices)
        .onMessage(ListGuests.class, this::onListGuests)
        .onMessage(Drain.class, this::onDrain)
        .onMessage(Revive.class, this::onRevive)
        .onMessage(AskSafeToStop.class, this::onAskSafeToStop)
        .onMessage(Finish.class, this::onFinish)
        .onMessage(Heard.class, this::onHeard)
        .onMessage(Asked.class, this::onAsked)
        .onMessage(Crash.class, crash -> onCrash())
        .onMessage(Reported.class, this::onReported)
        .onMessage(Opened.class, this::onOpened)
        .onMessage(Received.class, this::onReceived)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(Tick.class, tick -> onTick())
        .onMessage(Flush.class, flush -> onFlush())
        .onSignal(PostStop.class, stopped -> onStopped())
        .build();
  }

  private Behavior<Command> onSubmit(Submit submitted) {
    var unfit = tools.unfit().get();
    if (unfit.isPresent()) {
      submitted.requester().tell(new Outcome.Refused(Refusal.NOT_READY, unfit.get()));
      return this;
    }
    tools
        .exchange()
        .accept(
            new Order(
                submitted.requester(),
                submitted.service(),
                submitted.body(),
                submitted.expiryMillis()),
            now());
    return turn();
  }

  private Behavior<Command> onAbandon(Abandon abandoned) {
    tools.exchange().abandon(abandoned.requesterKey(), now());
    return turn();
  }

  private Behavior<Command> onListServices(ListServices list) {
    list.answer().complete(operation.services());
    return this;
  }

  private Behavior<Command> onListGuests(ListGuests list) {
    var own = operation.guests(list.service(), now());
    var others = tools.colleagues().addresses();
    getContext()
        .spawnAnonymous(Census.create(own, others, list.service(), tools.census(), list.answer()));
    return this;
  }

  private Behavior<Command> onDrain(Drain drain) {
    drain.answer().complete(operation.drain(drain.subject(), now()));
    return turn();
  }

  private Behavior<Command> onRevive(Revive revive) {
    revive.answer().complete(operation.revive(revive.subject(), now()));
    return turn();
  }

  private Behavior<Command> onAskSafeToStop(AskSafeToStop asked) {
    asked.answer().complete(operation.safeToStop(asked.subject()));
    return this;
  }

  private Behavior<Command> onFinish(Finish finish) {
    finishing = finish;
    operation.finish(now());
    return turn();
  }

  private Behavior<Command> onHeard(Heard heard) {
    tools.colleagues().receive(heard.message(), now());
    return turn();
  }

  private Behavior<Command> onAsked(Asked asked) {
    var question = asked.question();
    Pages.ofGuests(tools.node(), operation.guests(question.service(), now()))
        .forEach(question.replyTo()::tell);
    return this;
  }

  private Behavior<Command> onCrash() {
    throw new IllegalStateException("crashed on command");
  }

  private Behavior<Command> onReported(Reported reported) {
    reported.report().to(tools.exchange(), now());
    return turn();
  }

  private Behavior<Command> onOpened(Opened opened) {
    tools.desk().opened(opened.peer());
    return turn();
  }

  private Behavior<Command> onReceived(Received received) {
    tools.desk().received(received.peer(), received.messages(), now());
    return turn();
  }

  private Behavior<Command> onClosed(Closed closed) {
    tools.desk().closed(closed.peer(), closed.reason(), now());
    return turn();
  }

  private Behavior<Command> onTick() {
    keepDoor();
    meetColleagues();
    tools.exchange().tick(now());
    tools.desk().tick(now());
    finishIfNothingIsLeft();
    tools.events().flush(now());
    operation.publish(now());
    return turn();
  }

  /**
   * Who drains lets nobody in: a worker that was sent away would come straight back. Who is about
   * to leave keeps those who wait for it, though it is not fit to serve any more.
   */
  private void keepDoor() {
    var unfit = tools.unfit().get();
    if (finishing != null || (unfit.isEmpty() && tools.draining().get())) {
      tools.door().close();
    } else if (unfit.isPresent()) {
      tools.door().shut(unfit.get());
    } else {
      tools.door().open();
    }
  }

  private void finishIfNothingIsLeft() {
    if (finishing != null && operation.safeToStop(new Subject.OfNode()).yes()) {
      finishing.answer().complete(null);
    }
  }

  private void meetColleagues() {
    var rows = tools.rows().current();
    if (rows.version() != metAtVersion) {
      metAtVersion = rows.version();
      tools.colleagues().meet(rows.state(), now(), post);
    }
  }

  /** Whatever was done may have left something to send; it goes when what is waiting is done. */
  private Behavior<Command> turn() {
    if (!flushing) {
      flushing = true;
      getContext().getSelf().tell(new Flush());
    }
    return this;
  }

  private Behavior<Command> onFlush() {
    flushing = false;
    tools.colleagues().flush(now());
    return this;
  }

  private Behavior<Command> onStopped() {
    tools.door().shut("the incarnation ends");
    tools.reception().nobodyIn();
    return this;
  }

  private static long now() {
    return System.nanoTime();
  }
}
