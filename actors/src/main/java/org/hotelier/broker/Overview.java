package org.hotelier.broker;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hotelier.protocol.broker.BrokerItem.Hint;

/** Answers questions about the services and guests of this node. */
final class Overview {

  private final Services services;
  private final GuestDesk guests;
  private final Peers peers;

  Overview(Services services, GuestDesk guests, Peers peers) {
    this.services = services;
    this.guests = guests;
    this.peers = peers;
  }

  /** Whether any node that is not suspect has a live guest of it. */
  boolean knows(String name) {
    var service = services.find(name);
    return service != null && isLive(service);
  }

  List<String> known() {
    return services.all().stream().filter(Overview::isLive).map(Service::name).sorted().toList();
  }

  Optional<GuestId> guestAt(String address) {
    return guests.residents().values().stream()
        .map(Resident::guest)
        .filter(guest -> guest.address().equals(address))
        .map(Guest::id)
        .findFirst();
  }

  List<ServiceRow> services() {
    return services.all().stream()
        .map(Overview::row)
        .sorted(Comparator.comparing(ServiceRow::service))
        .toList();
  }

  /** The same for another node, by its hints; empty while it is suspect. */
  List<ServiceRow> servicesAt(String node) {
    var peer = peers.find(node);
    if (peer == null || peer.suspect()) {
      return List.of();
    }
    return peer.rooms().values().stream()
        .map(room -> row(room.hint()))
        .sorted(Comparator.comparing(ServiceRow::service))
        .toList();
  }

  List<GuestRow> guests(long now) {
    return guests.residents().values().stream()
        .map(resident -> row(resident, now))
        .sorted(Comparator.comparing(GuestRow::address))
        .toList();
  }

  private static boolean isLive(Service service) {
    return service.roster().live() > 0
        || service.rooms().stream().anyMatch(r -> !r.peer().suspect() && r.hint().guests() > 0);
  }

  private static ServiceRow row(Service service) {
    var tally = service.tally();
    return new ServiceRow(
        service.name(),
        service.roster().guests(),
        service.queue().size(),
        tally.inFlight(),
        tally.servedCount(),
        tally.failedCount(),
        tally.retriedCount(),
        service.draining());
  }

  private static ServiceRow row(Hint hint) {
    return new ServiceRow(
        hint.service(),
        hint.guests(),
        hint.queued(),
        hint.inFlight(),
        hint.served(),
        hint.failed(),
        hint.retried(),
        hint.guests() > 0 && hint.credit() == 0);
  }

  private static GuestRow row(Resident resident, long now) {
    var guest = resident.guest();
    return new GuestRow(
        guest.id(),
        guest.address(),
        guest.service(),
        guest.kind(),
        resident.draining() ? "draining" : "live",
        guest.leased() ? resident.rhythm().lease() / 1_000_000 : 0,
        (now - resident.lastSeen()) / 1_000_000,
        resident.served(),
        resident.holds().size(),
        guest.meta());
  }
}
