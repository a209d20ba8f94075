package org.hotelier.benchmarks.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotelier.benchmarks.subject.Layout;
import org.hotelier.benchmarks.subject.Leash;

/** On what a benchmark ran: a figure without it says nothing. */
public record Machine(Layout layout) {

  /** One line of Markdown; the load is that of the last minute, whoever caused it. */
  public String describe() {
    return "%s processors (%s), %s MiB; %s %s; Java %s; %s; commit `%s`; load %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            field("/proc/cpuinfo", "model name"),
            Long.parseLong(field("/proc/meminfo", "MemTotal").replace("kB", "").strip()) / 1024,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.version"),
            said("nats-server", "--version"),
            said("git", "-C", layout.root().toString(), "describe", "--always", "--dirty"),
            loadAverage());
  }

  private static String field(String file, String name) {
    return lines(file).stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String loadAverage() {
    return lines("/proc/loadavg").get(0).split(" ", -1)[0];
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(Path.of(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String said(String... command) {
    try {
      var process = Leash.start(new ProcessBuilder(command).redirectErrorStream(true));
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException missing) {
      return "no " + command[0];
    }
  }
}
