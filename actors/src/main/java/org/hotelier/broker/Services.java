package org.hotelier.broker;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All services this node knows of; one that has become nothing but a name is forgotten. */
final class Services {

  private final Map<String, Service> byName = new HashMap<>();
  private final Agenda agenda = new Agenda();
  private final Fill fill = new Fill();
  private final ExchangeSettings settings;

  Services(ExchangeSettings settings) {
    this.settings = settings;
  }

  Service obtain(String name) {
    var service = byName.get(name);
    if (service == null) {
      service = new Service(name, settings, fill, agenda);
      byName.put(name, service);
    }
    return service;
  }

  @Nullable Service find(String name) {
    return byName.get(name);
  }

  void forgetIfOver(Service service) {
    if (service.isOver()) {
      byName.remove(service.name(), service);
    }
  }

  /** Whether one more may wait for this service. */
  boolean hasRoomFor(Service service) {
    return service.queue().size() < settings.queuePerService()
        && fill.waiting() < settings.queueInAll();
  }

  void stirAll() {
    byName.values().forEach(Service::stir);
  }

  Collection<Service> all() {
    return byName.values();
  }

  Agenda agenda() {
    return agenda;
  }

  int waiting() {
    return fill.waiting();
  }
}
