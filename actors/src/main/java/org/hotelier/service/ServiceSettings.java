package org.hotelier.service;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.time.Duration;

/**
 * The settings of one service under {@code hotelier.services.<name>}, completed by {@code
 * hotelier.services.defaults}.
 *
 * @param restart the first and the longest pause before an instance that crashed is back
 * @param section all keys of the section, for the service itself
 */
public record ServiceSettings(
    boolean enabled,
    int instances,
    int credit,
    int weight,
    boolean atMostOnce,
    boolean blocking,
    Pause restart,
    Config section) {

  /** A pause that grows. */
  public record Pause(Duration first, Duration longest) {}

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static ServiceSettings from(Config hotelier, String name) {
    var services = hotelier.getConfig("services");
    var key = ConfigUtil.joinPath(name);
    var defaults = services.getConfig("defaults");
    var section = services.hasPath(key) ? services.getConfig(key).withFallback(defaults) : defaults;
    return new ServiceSettings(
        section.getBoolean("enabled"),
        atLeastOne(section, name, "instances"),
        atLeastOne(section, name, "credit"),
        atLeastOne(section, name, "weight"),
        section.getBoolean("at-most-once"),
        section.getBoolean("blocking"),
        pause(section, name),
        section);
  }

  private static int atLeastOne(Config section, String name, String key) {
    int number = section.getInt(key);
    if (number < 1) {
      throw new IllegalArgumentException(
          "Expected hotelier.services.%s.%s to be at least 1, but got %d%s"
              .formatted(
                  name,
                  key,
                  number,
                  key.equals("instances") ? "; set enabled = off to have none" : ""));
    }
    return number;
  }

  private static Pause pause(Config section, String name) {
    var pauses = section.getDurationList("restart");
    if (pauses.size() != 2
        || pauses.get(0).toMillis() < 1
        || pauses.get(0).compareTo(pauses.get(1)) > 0) {
      throw new IllegalArgumentException(
          "Expected hotelier.services.%s.restart to be two durations, the first above 0 and not the longer one, but got %s"
              .formatted(name, section.getValue("restart").render()));
    }
    return new Pause(pauses.get(0), pauses.get(1));
  }
}
