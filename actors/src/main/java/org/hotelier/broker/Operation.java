package org.hotelier.broker;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.broker.GuestRow;

/** What operators see and do: rows of services and guests, drains, and whether a stop is safe. */
final class Operation {

  /** How often waiting callers learn of changed services at most. */
  private static final long PUBLISH_NANOS = 100_000_000;

  private final BrokerTools tools;
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
                new org.hotelier.protocol.broker.GuestRow(
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

  /** A new incarnation of a node that drains goes on draining. */
  void goOnDraining(long now) {
    if (tools.draining().get() && !tools.exchange().draining()) {
      drainNode(now);
    }
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

  Verdict drain(Subject subject, long now) {
    if (subject instanceof Subject.OfService service) {
      tools.exchange().drain(service.service(), now);
    } else if (subject instanceof Subject.OfGuest guest) {
      var here = tools.exchange().guestAt(guest.address());
      here.ifPresent(id -> tools.exchange().drain(id, now));
      return here.isPresent() ? Verdict.YES : notHere(guest);
    } else {
      drainNode(now);
    }
    return Verdict.YES;
  }

  Verdict revive(Subject subject, long now) {
    if (subject instanceof Subject.OfService service) {
      tools.exchange().revive(service.service(), now);
    } else if (subject instanceof Subject.OfGuest guest) {
      var here = tools.exchange().guestAt(guest.address());
      here.ifPresent(id -> tools.exchange().revive(id, now));
      return here.isPresent() ? Verdict.YES : notHere(guest);
    } else {
      tools.draining().set(false);
      tools.exchange().revive(now);
      tools.desk().revive();
    }
    return Verdict.YES;
  }

  Verdict safeToStop(Subject subject) {
    if (subject instanceof Subject.OfService service) {
      return Verdict.unless(tools.exchange().whyNotSafe(service.service()));
    } else if (subject instanceof Subject.OfGuest guest) {
      return tools
          .exchange()
          .guestAt(guest.address())
          .map(id -> Verdict.unless(tools.exchange().whyNotSafe(id)))
          .orElseGet(() -> notHere(guest));
    }
    var reasons = new ArrayList<>(tools.exchange().whyNotSafe());
    tools.colleagues().owed().forEach(reasons::add);
    return Verdict.unless(reasons);
  }

  private static Verdict notHere(Subject.OfGuest guest) {
    return Verdict.no(
        "%s is no guest of this node; 'hotelier guests' lists them, ask the node they are at"
            .formatted(guest.address()));
  }
}
