package org.hotelier.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.GatheredPages;
import org.hotelier.protocol.broker.GuestRow;

/**
 * Asks all other nodes for their guests and answers once: when all have told, or when time is up,
 * with those of the nodes that told all of theirs.
 */
final class Census extends AbstractBehavior<Census.Message> {

  sealed interface Message {}

  private record Told(GuestsPage page) implements Message {}

  private record TimeIsUp() implements Message {}

  private final List<GuestRow> rows;
  private final int nodes;
  private final Map<String, GatheredPages<GuestRow>> pages = new HashMap<>();
  private final CompletableFuture<List<GuestRow>> answer;
  private int complete;

  static Behavior<Message> create(
      List<GuestRow> own,
      List<String> others,
      String service,
      Duration limit,
      CompletableFuture<List<GuestRow>> answer) {
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new TimeIsUp(), limit);
          return Behaviors.setup(context -> new Census(context, own, others, service, answer));
        });
  }

  private Census(
      ActorContext<Message> context,
      List<GuestRow> own,
      List<String> others,
      String service,
      CompletableFuture<List<GuestRow>> answer) {
    super(context);
    this.rows = new ArrayList<>(own);
    this.nodes = others.size();
    this.answer = answer;
    var replyTo = context.messageAdapter(GuestsPage.class, Told::new);
    var resolver = ActorRefResolver.get(context.getSystem());
    for (var other : others) {
      resolver
          .<TellGuests>resolveActorRef(Mailbox.at(other))
          .tell(new TellGuests(service, replyTo));
    }
    if (others.isEmpty()) {
      context.getSelf().tell(new TimeIsUp());
    }
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Told.class, this::onTold)
        .onMessage(TimeIsUp.class, timeIsUp -> end())
        .build();
  }

  private Behavior<Message> onTold(Told told) {
    var page = told.page();
    var gathered = pages.computeIfAbsent(page.node(), unused -> new GatheredPages<>());
    boolean before = gathered.complete();
    gathered.add(page);
    if (before || !gathered.complete()) {
      return this;
    }
    rows.addAll(gathered.rows());
    complete++;
    return complete == nodes ? end() : this;
  }

  private Behavior<Message> end() {
    rows.sort(
        Comparator.comparing(GuestRow::service)
            .thenComparing(GuestRow::node)
            .thenComparing(GuestRow::address));
    answer.complete(rows);
    return Behaviors.stopped();
  }
}
