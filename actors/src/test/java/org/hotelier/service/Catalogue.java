package org.hotelier.service;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;

/** Services of tests, and settings for them. */
final class Catalogue {

  private record Simple(String name, Function<Config, Behavior<ServiceRequest>> maker)
      implements Service {
    @Override
    public Behavior<ServiceRequest> create(Config settings) {
      return maker.apply(settings);
    }
  }

  private Catalogue() {}

  static Service service(String name, Function<Config, Behavior<ServiceRequest>> maker) {
    return new Simple(name, maker);
  }

  static ServicesSettings settings(String overrides, Service... services) {
    return ServicesSettings.from(
        hotelier(overrides).withoutPath("services.echo"), List.of(services));
  }

  /** The section {@code hotelier}, with these lines under {@code hotelier.services}. */
  static Config hotelier(String overrides) {
    return ConfigFactory.parseString("hotelier.services {\n" + overrides + "\n}")
        .withFallback(ConfigFactory.defaultReference())
        .resolve()
        .getConfig("hotelier");
  }
}
