package org.hotelier.node;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.broker.Broker;
import org.hotelier.broker.BrokerTools;
import org.hotelier.broker.GuestId;
import org.hotelier.broker.GuestReports;
import org.hotelier.broker.Mailbox;
import org.hotelier.event.EventLog;
import org.hotelier.listener.Listener;
import org.hotelier.listener.ListenerTools;
import org.hotelier.locator.Locator;
import org.hotelier.locator.LocatorTools;
import org.hotelier.loop.LoopExecutor;
import org.hotelier.membership.Membership;
import org.hotelier.membership.MembershipTools;
import org.hotelier.membership.Reception;
import org.hotelier.protocol.membership.MembershipMessage;
import org.hotelier.service.Services;
import org.hotelier.service.ServicesTools;

/**
 * The guardian of one incarnation. It only spawns and supervises; what it spawns, in this order, is
 * the table of contents of the system.
 */
public final class Node extends AbstractBehavior<Node.Command> {

  public sealed interface Command {}

  /** Passed on to the locator. */
  public record ToLocator(Locator.Command command) implements Command {}

  /** Passed on to the broker. */
  public record ToBroker(Broker.Command command) implements Command {}

  /** Crashes one actor, so that supervision can be tried; answered with whether there is one. */
  public record Crash(String actor, CompletableFuture<Boolean> answer) implements Command {}

  /** What the actors work with. */
  public record Tools(
      LocatorTools locator,
      MembershipTools membership,
      ListenerTools listener,
      BrokerTools broker,
      Function<GuestReports, ServicesTools> services,
      Supplier<GuestId> guestNumbers) {}

  private final ActorRef<Locator.Command> locator;
  private final ActorRef<Membership.Command> membership;
  private final ActorRef<Listener.Command> listener;
  private final ActorRef<Broker.Command> broker;
  private final ActorRef<Services.Command> services;

  public static Behavior<Command> create(Tools tools, EventLog events) {
    return Behaviors.setup(context -> new Node(context, tools, events));
  }

  private Node(ActorContext<Command> context, Tools tools, EventLog events) {
    super(context);
    locator = spawn("locator", Locator.create(tools.locator()), events);
    membership = spawn("membership", Membership.create(tools.membership()), events);
    listener = spawn("listener", Listener.create(tools.listener(), locator, membership), events);
    spawn(Reception.NAME, reception(), events);
    broker = spawnOnLoop("broker", Broker.create(tools.broker()), events);
    spawnOnLoop(Mailbox.NAME, Mailbox.create(broker), events);
    services = spawn("services", Services.create(servicesTools(tools)), events);
  }

  private ServicesTools servicesTools(Tools tools) {
    return tools.services().apply(Broker.reportsTo(broker, tools.guestNumbers()));
  }

  private Behavior<MembershipMessage> reception() {
    return Reception.create(
        introduction -> membership.tell(new Membership.Introduced(introduction)),
        order -> listener.tell(new Listener.Ordered(order)),
        letIn -> listener.tell(new Listener.LetInElsewhere(letIn.newcomer())));
  }

  private <T> ActorRef<T> spawn(String name, Behavior<T> behavior, EventLog events) {
    return getContext().spawn(Supervised.of(name, events, behavior), name);
  }

  /** On the event loop that reads its sockets. */
  private <T> ActorRef<T> spawnOnLoop(String name, Behavior<T> behavior, EventLog events) {
    return getContext()
        .spawn(
            Supervised.of(name, events, behavior),
            name,
            DispatcherSelector.fromConfig(LoopExecutor.DISPATCHER));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder()
        .onMessage(ToLocator.class, this::onToLocator)
        .onMessage(ToBroker.class, this::onToBroker)
        .onMessage(Crash.class, this::onCrash)
        .build();
  }

  private Behavior<Command> onToLocator(ToLocator passed) {
    locator.tell(passed.command());
    return this;
  }

  private Behavior<Command> onToBroker(ToBroker passed) {
    broker.tell(passed.command());
    return this;
  }

  private Behavior<Command> onCrash(Crash crash) {
    crash.answer().complete(crash(crash.actor()));
    return this;
  }

  private boolean crash(String actor) {
    switch (actor) {
      case "locator" -> locator.tell(new Locator.Crash());
      case "membership" -> membership.tell(new Membership.Crash());
      case "listener" -> listener.tell(new Listener.Crash());
      case "broker" -> broker.tell(new Broker.Crash());
      case "services" -> services.tell(new Services.Crash());
      default -> {
        return false;
      }
    }
    return true;
  }
}
