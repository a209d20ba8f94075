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

  /** Reads the settings of the service; {@code hotelier} is that section of the configuration. */
  public static ServiceSettings from(Config hotelier, String name) {
    var services = hotelier.getConfig("services");
    var key = ConfigUtil.joinPath(name);
    var defaults = services.getConfig("defaults");
    var section = services.hasPath(key) ? services.getConfig(key).withFallback(defaults) : defaults;
    // At its full path, so that the configuration's own complaints name it, too.
    var path = "hotelier.services." + key;
    var full = section.atPath(path);
    return new ServiceSettings(
        full.getBoolean(path + ".enabled"),
        atLeastOne(full, path + ".instances"),
        atLeastOne(full, path + ".credit"),
        atLeastOne(full, path + ".weight"),
        full.getBoolean(path + ".at-most-once"),
        full.getBoolean(path + ".blocking"),
        pause(full, path + ".restart"),
        section);
  }

  private static int atLeastOne(Config full, String key) {
    int number = full.getInt(key);
    if (number < 1) {
      throw new IllegalArgumentException(
          "Expected %s to be at least 1, but got %d".formatted(key, number)
              + (key.endsWith(".instances") ? "; to have none, set enabled = off" : ""));
    }
    return number;
  }

  private static Pause pause(Config full, String key) {
    var pauses = full.getDurationList(key);
    if (pauses.size() != 2
        || pauses.get(0).toMillis() < 1
        || pauses.get(0).compareTo(pauses.get(1)) > 0) {
      throw new IllegalArgumentException(
          "Expected %s to be two durations, the shorter one first and at least 1 ms, but got %s"
              .formatted(key, full.getValue(key).unwrapped()));
    }
    return new Pause(pauses.get(0), pauses.get(1));
  }
}
