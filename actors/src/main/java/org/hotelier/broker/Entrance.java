package org.hotelier.broker;

/** Lets requests of this node's requesters in, or refuses them by name. */
final class Entrance {

  private final Services services;
  private final Bodies bodies;
  private final EntryDesk entry;
  private final Dispatch dispatch;
  private final Counts counts;

  Entrance(Services services, Bodies bodies, EntryDesk entry, Dispatch dispatch, Counts counts) {
    this.services = services;
    this.bodies = bodies;
    this.entry = entry;
    this.dispatch = dispatch;
    this.counts = counts;
  }

  /** Hands a request out at once, queues it, or refuses it. */
  void accept(Order order, long now) {
    counts.countAccepted();
    var service = services.obtain(order.service());
    service.stir();
    if (bodies.tooLarge(order.body())) {
      entry.refuse(order, Refusal.TOO_LARGE, tooLarge());
    } else if (service.draining() || !dispatch.letsIn(service)) {
      entry.refuse(order, Refusal.DRAINING, draining(service));
    } else {
      var request = entry.open(order, service, now);
      if (!dispatch.place(request, now)) {
        queue(request);
      }
    }
  }

  private void queue(EntryRequest request) {
    if (services.hasRoomFor(request.service())) {
      request.service().queue().add(request);
    } else {
      entry.refuse(
          request,
          Refusal.QUEUE_FULL,
          "Expected room for one more request, but the queue of "
              + request.service().name()
              + " is full; ask later, or start more guests");
    }
  }

  private String tooLarge() {
    return "Expected at most "
        + bodies.mostBytes()
        + " bytes, but the request is longer; send it in parts";
  }

  private static String draining(Service service) {
    var what = service.draining() ? "service " + service.name() : "this node";
    return "Expected somebody to take the request, but " + what + " drains; ask elsewhere or later";
  }
}
