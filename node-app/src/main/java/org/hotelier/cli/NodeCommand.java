package org.hotelier.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hotelier.app.NodeProcess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a node in this process until it is stopped. */
@Command(
    name = "node",
    description = {
      "Run a node until it is stopped (Ctrl-C, SIGTERM, 'hotelier stop').",
      "What an option says wins over -D, -D over --config, and that over the built-in settings."
    })
final class NodeCommand implements Callable<Integer> {
  @Option(
      names = "--name",
      paramLabel = "N",
      description = "Its name, by which it is known and addressed.")
  private @Nullable String name;

  @Option(names = "--host", paramLabel = "H", description = "The address it binds and advertises.")
  private @Nullable String host;

  @Option(
      names = "--seek",
      paramLabel = "LIST",
      split = ",",
      description = "Where to look for peers: networks, host[:port], dns:name; comma separated.")
  private List<String> seek = new ArrayList<>();

  @Option(names = "--data", paramLabel = "DIR", description = "Its data directory.")
  private @Nullable Path data;

  @Option(names = "--config", paramLabel = "FILE", description = "A file of settings (HOCON).")
  private @Nullable Path config;

  @Option(
      names = "-D",
      paramLabel = "key=value",
      description = "One setting; the prefix 'hotelier.' may be left out.")
  private List<String> settings = new ArrayList<>();

  @Override
  public Integer call() {
    var overrides = new NodeOverrides(SettingKeys::ofClasspath);
    if (config != null) {
      overrides.file(config);
    }
    settings.forEach(overrides::setting);
    overrides.option("hotelier.name", name);
    overrides.option("hotelier.host", host);
    overrides.option("hotelier.data", data == null ? null : data.toAbsolutePath().toString());
    overrides.option("hotelier.locator.seek", seek.isEmpty() ? null : seek);
    return NodeProcess.run(overrides.config());
  }
}
