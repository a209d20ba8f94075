package org.hotelier.broker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a node, a service or a guest cannot be stopped without loss; no reason: it can. */
final class SafeToStop {

  private final ExchangeSettings settings;
  private final NodeDrain drain;
  private final Peers peers;
  private final Services services;
  private final EntryDesk entry;

  SafeToStop(
      ExchangeSettings settings, NodeDrain drain, Peers peers, Services services, EntryDesk entry) {
    this.settings = settings;
    this.drain = drain;
    this.peers = peers;
    this.services = services;
    this.entry = entry;
  }

  /** For this node. */
  List<String> whyNot() {
    var reasons = new ArrayList<String>();
    if (!drain.draining()) {
      reasons.add("Node " + settings.node() + " takes new work; drain it first.");
    }
    for (var peer : peers.all()) {
      if (!peer.notedDrain()) {
        reasons.add("Node " + peer.node() + " has not acknowledged the drain yet.");
      }
    }
    var held = 0;
    for (var service : services.all()) {
      held += service.tally().inFlight();
    }
    addIf(reasons, held, "requests are with guests of this node.");
    addIf(reasons, services.waiting(), "requests wait at this node.");
    addIf(reasons, entry.openRequests(), "requests of this node's requesters have no reply yet.");
    return reasons;
  }

  /** For a service, as far as this node has to do with it. */
  List<String> whyNot(String name, @Nullable Service service) {
    var reasons = new ArrayList<String>();
    var at = " at node " + settings.node();
    if (service == null || !service.draining()) {
      reasons.add("Service " + name + " takes new requests" + at + "; drain it first.");
    }
    if (service != null) {
      addIf(reasons, service.tally().inFlight(), "requests are with its guests" + at + ".");
      addIf(reasons, service.queue().size(), "requests wait for it" + at + ".");
      addIf(reasons, service.open(), "requests of requesters" + at + " have no reply yet.");
    }
    return reasons;
  }

  /** For one guest. */
  List<String> whyNot(@Nullable Resident resident) {
    var reasons = new ArrayList<String>();
    if (resident == null) {
      return reasons;
    }
    if (!resident.draining()) {
      reasons.add("Guest " + resident.guest().address() + " takes new work; drain it first.");
    }
    addIf(reasons, resident.holds().size(), "requests are with it.");
    return reasons;
  }

  private static void addIf(List<String> reasons, int count, String sentence) {
    if (count > 0) {
      reasons.add(count + " " + sentence);
    }
  }
}
