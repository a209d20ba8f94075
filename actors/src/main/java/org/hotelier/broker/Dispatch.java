package org.hotelier.broker;

/**
 * Brings those who wait and those who are free together: a free guest of this node first, else a
 * node that has room.
 */
final class Dispatch {

  private final Services services;
  private final GuestDesk guests;
  private final Forwards forwards;
  private final ExecutingDesk executing;
  private final Selection selection;
  private final NodeDrain drain;
  private final Peers peers;
  private final Hints hints;
  private boolean over;

  Dispatch(
      Services services,
      GuestDesk guests,
      Forwards forwards,
      ExecutingDesk executing,
      Selection selection,
      NodeDrain drain,
      Peers peers,
      Hints hints) {
    this.services = services;
    this.guests = guests;
    this.forwards = forwards;
    this.executing = executing;
    this.selection = selection;
    this.drain = drain;
    this.peers = peers;
    this.hints = hints;
  }

  /** Whether a new request may come in: while the node drains, only one that can go elsewhere. */
  boolean letsIn(Service service) {
    return !drain.draining() || selection.choose(service) != null;
  }

  /** Hands out a request that has just arrived, unless it has to wait. */
  boolean place(EntryRequest request, long now) {
    var service = request.service();
    service.stir();
    if (service.queue().hasOwn()) {
      return false;
    }
    if (service.queue().isEmpty() && handsOutHere(service)) {
      var resident = service.roster().next();
      if (resident != null) {
        guests.hand(request, resident, now);
        return true;
      }
    }
    var room = selection.choose(service);
    if (room == null) {
      return false;
    }
    forwards.forward(request, room, now);
    return true;
  }

  /** Hands nothing out any more. */
  void end() {
    over = true;
  }

  /** Looks at every service in which something has changed. */
  void run(long now) {
    if (over) {
      return;
    }
    var agenda = services.agenda();
    for (var service = agenda.next(); service != null; service = agenda.next()) {
      serve(service, now);
      peers.forgetOver(service);
      services.forgetIfOver(service);
      hints.changed(service);
    }
  }

  private void serve(Service service, long now) {
    if (service.queue().hasForwarded()) {
      giveBackWhatCannotBeServed(service);
    }
    var served = true;
    while (served && !service.queue().isEmpty()) {
      served = serveHere(service, now) || serveElsewhere(service, now);
    }
  }

  private boolean serveHere(Service service, long now) {
    var resident = handsOutHere(service) ? service.roster().next() : null;
    var request = resident == null ? null : service.queue().poll();
    if (resident == null || request == null) {
      return false;
    }
    guests.hand(request, resident, now);
    return true;
  }

  private boolean serveElsewhere(Service service, long now) {
    var room = service.queue().hasOwn() ? selection.choose(service) : null;
    if (room == null || !(service.queue().pollOwn() instanceof EntryRequest request)) {
      return false;
    }
    forwards.forward(request, room, now);
    return true;
  }

  /**
   * Guests of a node that drains get nothing new; only what no other node can serve and had been
   * accepted here is still given to them, as it would be lost otherwise.
   */
  private boolean handsOutHere(Service service) {
    return !drain.draining() || !service.anyElsewhere();
  }

  private void giveBackWhatCannotBeServed(Service service) {
    if (drain.draining()) {
      executing.giveBackAll(service, Refusal.DRAINING.word());
    } else if (service.roster().live() == 0) {
      executing.giveBackAll(service, Refusal.NO_GUEST.word());
    }
  }
}
