package org.hotelier.cli;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the command line changes of a node's settings. What is given later wins, and a key that no
 * setting has is refused with the nearest one that exists.
 */
final class NodeOverrides {
  private final Supplier<SettingKeys> keys;
  private Config config = ConfigFactory.empty("command line");

  /** The keys are read only if a setting needs them: it costs a noticeable part of a start. */
  NodeOverrides(Supplier<SettingKeys> keys) {
    this.keys = keys;
  }

  /** Takes over a file of settings; its substitutions are resolved by who reads the result. */
  void file(Path file) {
    if (!Files.isReadable(file)) {
      throw CliFailure.usage("Expected a file of settings, but cannot read %s".formatted(file));
    }
    try {
      var parsed =
          ConfigFactory.parseFile(
              file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
      keys.get().check(parsed, file.toString());
      config = parsed.withFallback(config);
    } catch (ConfigException e) {
      throw CliFailure.usage(
          "Expected settings (HOCON), but " + Complaints.oneLine(e.getMessage()));
    }
  }

  /** Takes over one {@code key=value}, the key with or without the prefix {@code hotelier.}. */
  void setting(String assignment) {
    var equals = assignment.indexOf('=');
    if (equals < 1) {
      throw CliFailure.usage("Expected -D key=value, but got '%s'".formatted(assignment));
    }
    var known = keys.get();
    var key = known.complete(assignment.substring(0, equals).strip());
    var text = assignment.substring(equals + 1);
    option(key, known.isList(key) ? items(text) : text);
  }

  /** Takes over one setting by its full key; null leaves it as it is. */
  void option(String key, @Nullable Object value) {
    if (value != null) {
      config = config.withValue(key, ConfigValueFactory.fromAnyRef(value, "command line"));
    }
  }

  Config config() {
    return config;
  }

  /** A list may be written {@code [a, b]} or {@code a,b}. */
  private static List<String> items(String text) {
    var bare = text.strip().replaceAll("^\\[|\\]$", "");
    return bare.isBlank()
        ? List.of()
        : Arrays.stream(bare.split(",", -1)).map(NodeOverrides::unquoted).toList();
  }

  private static String unquoted(String item) {
    return item.strip().replaceAll("^\"|\"$", "");
  }
}
