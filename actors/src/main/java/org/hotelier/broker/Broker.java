package org.hotelier.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
import org.hotelier.protocol.broker.BrokerQuery.Instruct;
import org.hotelier.protocol.broker.BrokerQuery.Instructed;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.GuestRow;
import org.hotelier.protocol.broker.Pages;
import org.hotelier.zmtp.ZmtpPeer;

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

  public record ListServices(CompletableFuture<List<ServiceState>> answer) implements Command {}

  /** Lists the guests of all nodes; of one service, or of all if it is empty. */
  public record ListGuests(String service, CompletableFuture<List<GuestRow>> answer)
      implements Command {}

  /** Drains, revives or judges the node, a service or a guest. */
  public record Operate(Deed deed, Subject subject, CompletableFuture<Verdict> answer)
      implements Command {}

  /**
   * The incarnation is about to end: nobody is let in any more, and the answer completes when
   * nothing that was begun is left.
   */
  public record Finish(CompletableFuture<Void> answer) implements Command {}

  /** Another broker has sent something. */
  record Heard(BrokerMessage message) implements Command {}

  /** The broker of another node asks for guests of this node. */
  record Asked(TellGuests question) implements Command {}

  /** The broker of another node passes on what concerns this one perhaps. */
  record Told(Instruct instruct) implements Command {}

  /** Fails, so that supervision can be tried. */
  public record Crash() implements Command {}

  record Reported(GuestReport report) implements Command {}

  record Opened(ZmtpPeer peer) implements Command {}

  record Received(ZmtpPeer peer, List<List<byte[]>> messages) implements Command {}

  record Closed(ZmtpPeer peer, String reason) implements Command {}

  private record Tick() implements Command {}

  /** All guests of the cluster have been counted for those who wait for a change. */
  private record Counted(boolean complete) implements Command {}

  /** The end of a turn: what has gathered for other nodes is sent. */
  private record Flush() implements Command {}

  private static final Duration TICK = Duration.ofMillis(20);

  private final BrokerTools tools;
  private final Operation operation;
  private final Enquiries enquiries;
  private final Roll roll;
  private final Post post;
  private boolean flushing;
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
    this.enquiries = new Enquiries(context, tools);
    this.roll =
        new Roll(
            tools.exchange(), tools.colleagues(), tools.guests(), tools.enquiry().apart(), now());
    tools.reception().handOnTo(context.getSelf());
    this.post = Post.over(context.getSystem());
    operation.goOnDraining(now());
    timers.startTimerWithFixedDelay(new Tick(), TICK);
  }

  @Override
  public Receive<Command> createReceive() {
    // Tried in this order for each message: what comes most often comes first.
    return newReceiveBuilder()
        .onMessage(Received.class, this::onReceived)
        .onMessage(Flush.class, flush -> onFlush())
        .onMessage(Reported.class, this::onReported)
        .onMessage(Heard.class, this::onHeard)
        .onMessage(Submit.class, this::onSubmit)
        .onMessage(ListServices.class, this::onListServices)
        .onMessage(ListGuests.class, this::onListGuests)
        .onMessage(Operate.class, this::onOperate)
        .onMessage(Finish.class, this::onFinish)
        .onMessage(Asked.class, this::onAsked)
        .onMessage(Told.class, this::onTold)
        .onMessage(Crash.class, crash -> onCrash())
        .onMessage(Opened.class, this::onOpened)
        .onMessage(Closed.class, this::onClosed)
        .onMessage(Tick.class, tick -> onTick())
        .onMessage(Counted.class, this::onCounted)
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

  private Behavior<Command> onListServices(ListServices list) {
    list.answer().complete(operation.services());
    return this;
  }

  private Behavior<Command> onListGuests(ListGuests list) {
    var unused = count(list.service()).thenAccept(count -> list.answer().complete(count.rows()));
    return this;
  }

  private Behavior<Command> onOperate(Operate operate) {
    var deed = operate.deed();
    if (operate.subject() instanceof Subject.OfGuest guest) {
      instruct(deed.toGuest(), guest.address(), operate.answer());
    } else if (deed == Deed.SAFE_TO_STOP
        && operate.subject() instanceof Subject.OfService service) {
      instruct(Instruction.MAY_SERVICE_STOP, service.service(), operate.answer());
    } else {
      operate.answer().complete(operation.operate(deed, operate.subject(), now()));
    }
    return turn();
  }

  private void instruct(Instruction instruction, String name, CompletableFuture<Verdict> answer) {
    enquiries.instruct(instruction, name, operation.obey(instruction, name, now()), answer);
  }

  private CompletionStage<Census.Count> count(String service) {
    return enquiries.count(service, operation.guests(service, now()));
  }

  private Behavior<Command> onFinish(Finish finish) {
    operation.finish(finish.answer(), now());
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

  private Behavior<Command> onTold(Told told) {
    var instruct = told.instruct();
    var done = operation.obey(instruct.instruction(), instruct.name(), now());
    instruct.replyTo().tell(new Instructed(tools.node(), done.isPresent(), done.orElse(List.of())));
    return turn();
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
    operation.keepDoor();
    meetColleagues();
    tools.exchange().tick(now());
    tools.desk().tick(now());
    operation.finishIfNothingIsLeft();
    tools.events().flush(now());
    operation.publish(now());
    if (roll.begins(now())) {
      var self = getContext().getSelf();
      var unused = count("").thenAccept(count -> counted(count, self));
    }
    return turn();
  }

  /** Not on the loop: who waits gets the guests as JSON at once, and they may be many. */
  private void counted(Census.Count count, ActorRef<Command> self) {
    if (count.complete()) {
      roll.publish(count.rows());
    }
    self.tell(new Counted(count.complete()));
  }

  private Behavior<Command> onCounted(Counted counted) {
    roll.ended(counted.complete());
    return this;
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
    var why = "Expected a node that runs, but its incarnation ends; ask again, or another node";
    tools.door().shut("the incarnation ends");
    tools.reception().nobodyIn();
    tools.exchange().close(why);
    return this;
  }

  private static long now() {
    return System.nanoTime();
  }
}
