package org.hotelier.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.GuestRow;
import org.jspecify.annotations.Nullable;

/** What operators see and do: rows of services and guests, drains, and whether a stop is safe. */
final class Operation {

  /** How often waiting callers learn of changed services at most. */
  private static final long PUBLISH_NANOS = 100_000_000;

  private final BrokerTools tools;
  private @Nullable CompletableFuture<Void> finished;
  private long published = System.nanoTime() - PUBLISH_NANOS;

  Operation(BrokerTools tools) {
    this.tools = tools;
  }

  List<ServiceState> services() {
    return tools.board().states(tools.exchange().services());
  }

  void publish(long now) {
    if (now - published < PUBLISH_NANOS) {
      return;
    }
    published = now;
    var services = services();
    if (!services.equals(tools.services().state())) {
      tools.services().publish(services);
    }
  }

  /** The guests of this node, of one service or, if that is empty, of all. */
  List<GuestRow> guests(String service, long now) {
    return tools.exchange().guests(now).stream()
        .filter(guest -> service.isEmpty() || guest.service().equals(service))
        .map(
            guest ->
                new GuestRow(
                    guest.address(),
                    guest.service(),
                    guest.kind().word(),
                    tools.node(),
                    guest.status(),
                    guest.leaseMs(),
                    guest.lastBeatMs(),
                    guest.served(),
                    guest.meta()))
        .toList();
  }

  /**
   * Who drains lets nobody in: a worker that was sent away would come straight back. Who is about
   * to leave keeps those who wait for it, though it is not fit to serve any more.
   */
  void keepDoor() {
    var unfit = tools.unfit().get();
    if (finished != null || (unfit.isEmpty() && tools.draining().get())) {
      tools.door().close();
    } else if (unfit.isPresent()) {
      tools.door().shut(unfit.get());
    } else {
      tools.door().open();
    }
  }

  /** A new incarnation of a node that drains goes on draining. */
  void goOnDraining(long now) {
    if (tools.draining().get() && !tools.exchange().draining()) {
      drainNode(now);
    }
  }

  /** Does to this node, or to a service on all nodes, what an operator wants. */
  Verdict operate(Deed deed, Subject subject, long now) {
    switch (deed) {
      case DRAIN -> drain(subject, now);
      case REVIVE -> revive(subject, now);
      case SAFE_TO_STOP -> {
        return Verdict.unless(whyNotSafe());
      }
    }
    return Verdict.YES;
  }

  /** The node is about to leave: it takes no new work; completes once nothing is left to do. */
  void finish(CompletableFuture<Void> answer, long now) {
    finished = answer;
    finish(now);
  }

  void finishIfNothingIsLeft() {
    if (finished != null && whyNotSafe().isEmpty()) {
      finished.complete(null);
    }
  }

  private List<String> whyNotSafe() {
    var reasons = new ArrayList<>(tools.exchange().whyNotSafe());
    reasons.addAll(tools.colleagues().owed());
    return reasons;
  }

  private void drain(Subject subject, long now) {
    if (subject instanceof Subject.OfService service) {
      tools.exchange().drain(service.service(), now);
    } else {
      drainNode(now);
    }
  }

  private void revive(Subject subject, long now) {
    if (subject instanceof Subject.OfService service) {
      tools.exchange().revive(service.service(), now);
    } else {
      tools.draining().set(false);
      tools.exchange().revive(now);
      tools.desk().revive();
    }
  }

  /**
   * Does to a guest of this node what it is told, or judges what is at this node.
   *
   * @return the reasons why not, none if there is none; empty if it does not concern this node
   */
  Optional<List<String>> obey(Instruction instruction, String name, long now) {
    var exchange = tools.exchange();
    if (instruction == Instruction.MAY_SERVICE_STOP) {
      return Optional.of(exchange.whyNotSafe(name));
    }
    return exchange
        .guestAt(name)
        .map(
            guest ->
                switch (instruction) {
                  case DRAIN_GUEST -> {
                    exchange.drain(guest, now);
                    yield List.of();
                  }
                  case REVIVE_GUEST -> {
                    exchange.revive(guest, now);
                    yield List.of();
                  }
                  case MAY_GUEST_STOP, MAY_SERVICE_STOP -> exchange.whyNotSafe(guest);
                });
  }

  private void drainNode(long now) {
    tools.draining().set(true);
    finish(now);
  }

  /** Takes no new work, and lets what was begun end. */
  void finish(long now) {
    tools.door().close();
    tools.exchange().drain(now);
    tools.desk().drain(now);
  }
}
