package org.hotelier.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.protocol.broker.BrokerQuery.Instruct;
import org.hotelier.protocol.broker.BrokerQuery.Instructed;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;

/**
 * Passes an instruction on to all other nodes and answers once: for a guest as soon as its node has
 * answered, for a service when all have, or when time is up, with a no.
 */
final class Inquiry extends AbstractBehavior<Inquiry.Message> {

  sealed interface Message {}

  private record Heard(Instructed answer) implements Message {}

  private record TimeIsUp() implements Message {}

  private final Instruction instruction;
  private final String name;
  private final Set<String> silent;
  private final List<String> reasons = new ArrayList<>();
  private final CompletableFuture<Verdict> answer;
  private boolean concerns;

  /**
   * @param own what this node says to it, or empty if it does not concern this node
   * @param others the Pekko addresses of the other nodes, by their names
   */
  static Behavior<Message> create(
      Instruction instruction,
      String name,
      Optional<List<String>> own,
      Map<String, String> others,
      Duration limit,
      CompletableFuture<Verdict> answer) {
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new TimeIsUp(), limit);
          return Behaviors.setup(
              context -> new Inquiry(context, instruction, name, own, others, answer).begin());
        });
  }

  private Inquiry(
      ActorContext<Message> context,
      Instruction instruction,
      String name,
      Optional<List<String>> own,
      Map<String, String> others,
      CompletableFuture<Verdict> answer) {
    super(context);
    this.instruction = instruction;
    this.name = name;
    this.silent = new TreeSet<>(others.keySet());
    this.answer = answer;
    own.ifPresent(this::concerned);
    if (!isSettled()) {
      var replyTo = context.messageAdapter(Instructed.class, Heard::new);
      var resolver = ActorRefResolver.get(context.getSystem());
      for (var address : others.values()) {
        resolver
            .<Instruct>resolveActorRef(Mailbox.at(address))
            .tell(new Instruct(instruction, name, replyTo));
      }
    }
  }

  private Behavior<Message> begin() {
    return isSettled() ? end() : this;
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Heard.class, this::onHeard)
        .onMessage(TimeIsUp.class, timeIsUp -> end())
        .onSignal(PostStop.class, stopped -> onStopped())
        .build();
  }

  private Behavior<Message> onHeard(Heard heard) {
    var said = heard.answer();
    if (silent.remove(said.node()) && said.concerned()) {
      concerned(said.reasons());
    }
    return isSettled() ? end() : this;
  }

  private void concerned(List<String> why) {
    concerns = true;
    reasons.addAll(why);
  }

  private boolean isSettled() {
    boolean oneIsEnough = instruction != Instruction.MAY_SERVICE_STOP;
    return silent.isEmpty() || (concerns && oneIsEnough);
  }

  private Behavior<Message> end() {
    if (!isSettled()) {
      reasons.add(
          "Expected an answer of every node, but %s said nothing; ask again"
              .formatted(String.join(", ", silent)));
    } else if (!concerns) {
      reasons.add("%s is no guest of any node; 'hotelier guests' lists them all".formatted(name));
    }
    answer.complete(Verdict.unless(reasons));
    return Behaviors.stopped();
  }

  /** Nobody waits in vain because the broker that asked has crashed. */
  private Behavior<Message> onStopped() {
    answer.complete(Verdict.no("The broker was restarted meanwhile; ask again"));
    return this;
  }
}
