package org.hotelier.service;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services that the class path offers, as they are set up under {@code hotelier.services}.
 *
 * @param offers those that are enabled
 * @param drain how long what instances hold may take when the node stops
 */
public record ServicesSettings(List<Offer> offers, Duration drain) {

  /** The dispatcher of all instances but those of blocking services. */
  static final String DISPATCHER = "hotelier.services.dispatcher";

  /** The dispatcher that gives each instance of a blocking service a thread of its own. */
  static final String BLOCKING_DISPATCHER = "hotelier.services.blocking-dispatcher";

  private static final Logger LOG = LoggerFactory.getLogger(ServicesSettings.class);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,254}");
  private static final String MMI = "mmi.";

  /** Keys of {@code hotelier.services} that are not sections of services. */
  private static final Set<String> RESERVED =
      Set.of("defaults", "dispatcher", "blocking-dispatcher", "drain");

  /** Below the time that the actor system gives the phase in which services end. */
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(4);

  public ServicesSettings {
    offers = List.copyOf(offers);
  }

  /**
   * Finds the services on the class path; {@code hotelier} is that section of the configuration.
   *
   * @throws IllegalArgumentException if a service or a setting is not as it must be
   */
  public static ServicesSettings onClassPath(Config hotelier) {
    return from(hotelier, ServiceLoader.load(Service.class, Service.class.getClassLoader()));
  }

  static ServicesSettings from(Config hotelier, Iterable<Service> found) {
    var byName = new LinkedHashMap<String, Service>();
    try {
      found.forEach(service -> add(service, byName));
    } catch (ServiceConfigurationError e) {
      throw new IllegalArgumentException(
          "Expected every service of the class path to load, but " + Texts.of(e), e);
    }
    warnOfStrangers(hotelier.getConfig("services"), byName.keySet());
    var offers =
        byName.values().stream()
            .map(service -> new Offer(service, ServiceSettings.from(hotelier, service.name())))
            .filter(offer -> offer.settings().enabled())
            .toList();
    offers.forEach(Offer::tryOut);
    return new ServicesSettings(offers, drain(hotelier));
  }

  private static void add(Service service, LinkedHashMap<String, Service> byName) {
    var name = service.name();
    var type = service.getClass().getName();
    if (!NAME.matcher(name).matches() || name.startsWith(MMI) || RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "Expected %s to name its service by letters, digits, dots, dashes and underscores, not beginning with %s and none of %s, but got \"%s\""
              .formatted(type, MMI, RESERVED.stream().sorted().toList(), name));
    }
    var other = byName.putIfAbsent(name, service);
    if (other != null) {
      throw new IllegalArgumentException(
          "Expected one service named %s, but both %s and %s are; rename one"
              .formatted(name, other.getClass().getName(), type));
    }
  }

  /** Most likely a mistyped name, one with dots that is not quoted, or a jar that was left out. */
  private static void warnOfStrangers(Config services, Set<String> names) {
    for (var section : services.root().keySet()) {
      if (!RESERVED.contains(section) && !names.contains(section)) {
        LOG.warn(
            "There are settings hotelier.services.{}, but no such service is on the class path",
            ConfigUtil.joinPath(section));
      }
    }
  }

  private static Duration drain(Config hotelier) {
    var drain = hotelier.getDuration("services.drain");
    if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
      throw new IllegalArgumentException(
          "Expected hotelier.services.drain to be from 0 to %d s, but got %d ms"
              .formatted(LONGEST_DRAIN.toSeconds(), drain.toMillis()));
    }
    return drain;
  }
}
