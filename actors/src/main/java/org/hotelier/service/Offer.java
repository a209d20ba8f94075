package org.hotelier.service;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.Behavior;
import org.jspecify.annotations.Nullable;

/** A service with its settings, from which instances are made. */
public final class Offer {

  private final Service service;
  private final ServiceSettings settings;
  private final AtomicReference<@Nullable Behavior<ServiceRequest>> triedOut =
      new AtomicReference<>();

  Offer(Service service, ServiceSettings settings) {
    this.service = service;
    this.settings = settings;
  }

  public String name() {
    return service.name();
  }

  public ServiceSettings settings() {
    return settings;
  }

  /**
   * Makes the first instance, so that what is wrong with the settings is known before the start.
   */
  void tryOut() {
    try {
      triedOut.set(service.create(settings.section()));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "Expected the service %s to begin with hotelier.services.%s, but %s said: %s"
              .formatted(name(), name(), service.getClass().getName(), Texts.of(e)),
          e);
    }
  }

  /** What one more instance does. */
  Behavior<ServiceRequest> create() {
    var first = triedOut.getAndSet(null);
    return first == null ? service.create(settings.section()) : first;
  }
}
