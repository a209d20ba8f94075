package org.hotelier.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings that exist, read from every {@code reference.conf} of the class path. */
final class SettingKeys {
  private static final String OURS = "hotelier";
  private static final String PREFIX = OURS + ".";
  private static final String SERVICES = PREFIX + "services.";
  private static final String SERVICE_DEFAULTS = SERVICES + "defaults.";

  private final Set<String> roots;
  private final Map<String, ConfigValueType> ours = new LinkedHashMap<>();

  SettingKeys(Config reference) {
    this.roots = reference.root().keySet();
    if (reference.root().get(OURS) instanceof ConfigObject settings) {
      collect(settings, OURS, ours);
    }
  }

  static SettingKeys ofClasspath() {
    return new SettingKeys(ConfigFactory.defaultReference());
  }

  /** The full key: one of a library stays as it is, any other one begins with our prefix. */
  String complete(String key) {
    var full = isOurs(key) || isOfLibrary(key) ? key : PREFIX + key;
    if (isOurs(full)) {
      check(full, "-D " + key);
    }
    return full;
  }

  /** Refuses settings of ours that do not exist; {@code where} is named in the complaint. */
  void check(Config settings, String where) {
    if (settings.root().get(OURS) instanceof ConfigObject given) {
      var found = new LinkedHashMap<String, ConfigValueType>();
      collect(given, OURS, found);
      found.keySet().forEach(key -> check(key, where));
    }
  }

  boolean isList(String key) {
    return ours.get(known(key)) == ConfigValueType.LIST;
  }

  private void check(String key, String where) {
    if (!ours.containsKey(known(key)) && !belowOpenOne(key)) {
      throw CliFailure.usage(
          "Expected a setting, but '%s' (%s) does not exist; did you mean '%s'?"
              .formatted(key, where, ours.isEmpty() ? "" : Nearest.of(key, ours.keySet())));
    }
  }

  /** What all services have by default may be set for each of them. */
  private String known(String key) {
    return key.startsWith(SERVICES) && !ours.containsKey(key)
        ? SERVICE_DEFAULTS + key.substring(key.lastIndexOf('.') + 1)
        : key;
  }

  /** A setting that is an empty object holds names of the user's choice. */
  private boolean belowOpenOne(String key) {
    return ours.entrySet().stream()
        .anyMatch(
            known ->
                known.getValue() == ConfigValueType.OBJECT && key.startsWith(known.getKey() + "."));
  }

  private boolean isOurs(String key) {
    return key.startsWith(PREFIX);
  }

  private boolean isOfLibrary(String key) {
    return roots.contains(List.of(key.split("\\.", 2)).get(0));
  }

  private static void collect(
      ConfigObject settings, String path, Map<String, ConfigValueType> into) {
    settings.forEach(
        (key, value) -> {
          var full = path + "." + ConfigUtil.joinPath(key);
          if (value instanceof ConfigObject inner && !inner.isEmpty()) {
            collect(inner, full, into);
          } else {
            into.put(full, value.valueType());
          }
        });
  }
}
