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
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.protocol.broker.BrokerQuery.GuestsPage;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;
import org.hotelier.protocol.broker.GatheredPages;
import org.hotelier.protocol.broker.GuestRow;

/**
 * Asks other nodes for their guests and answers once: when all have told, or when time is up, with
 * those of the nodes that told all of theirs.
 */
final class Census extends AbstractBehavior<Census.Message> {

  /**
   * The outcome.
   *
   * @param rows by service, node and address
   * @param complete whether every node that was asked has told
   */
  record Count(List<GuestRow> rows, boolean complete) {}

  sealed interface Message {}

  private record Told(GuestsPage page) implements Message {}

  private record TimeIsUp() implements Message {}

  private final List<GuestRow> rows;
  private final Map<String, GatheredPages<GuestRow>> pages = new HashMap<>();
  private final CompletableFuture<Count> answer;

  /**
   * @param others the Pekko addresses of the nodes to ask, by their names
   */
  static Behavior<Message> create(
      List<GuestRow> own,
      Map<String, String> others,
      String service,
      Duration limit,
      CompletableFuture<Count> answer) {
    return Behaviors.withTimers(
        timers -> {
          timers.startSingleTimer(new TimeIsUp(), limit);
          return Behaviors.setup(
              context -> new Census(context, own, others, service, answer).begin());
        });
  }

  private Census(
      ActorContext<Message> context,
      List<GuestRow> own,
      Map<String, String> others,
      String service,
      CompletableFuture<Count> answer) {
    super(context);
    this.rows = new ArrayList<>(own);
    this.answer = answer;
    var replyTo = context.messageAdapter(GuestsPage.class, Told::new);
    var resolver = ActorRefResolver.get(context.getSystem());
    others.forEach(
        (node, address) -> {
          pages.put(node, new GatheredPages<>());
          resolver
              .<TellGuests>resolveActorRef(Mailbox.at(address))
              .tell(new TellGuests(service, replyTo));
        });
  }

  private Behavior<Message> begin() {
    return pages.isEmpty() ? end() : this;
  }

  @Override
  public Receive<Message> createReceive() {
    return newReceiveBuilder()
        .onMessage(Told.class, this::onTold)
        .onMessage(TimeIsUp.class, timeIsUp -> end())
        .onSignal(PostStop.class, stopped -> onStopped())
        .build();
  }

  private Behavior<Message> onTold(Told told) {
    var page = told.page();
    var gathered = pages.get(page.node());
    if (gathered == null) {
      return this; // it has told all before, or was not asked
    }
    gathered.add(page);
    if (gathered.complete()) {
      rows.addAll(gathered.rows());
      pages.remove(page.node());
    }
    return pages.isEmpty() ? end() : this;
  }

  private Behavior<Message> end() {
    answer();
    return Behaviors.stopped();
  }

  /** Nobody waits in vain because the broker that asked has crashed. */
  private Behavior<Message> onStopped() {
    answer();
    return this;
  }

  private void answer() {
    rows.sort(
        Comparator.comparing(GuestRow::service)
            .thenComparing(GuestRow::node)
            .thenComparing(GuestRow::address));
    answer.complete(new Count(List.copyOf(rows), pages.isEmpty()));
  }
}
