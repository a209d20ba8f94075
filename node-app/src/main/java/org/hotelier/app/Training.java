package org.hotelier.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotelier.cli.CommandLineInterface;
import org.hotelier.cli.ExitCode;
import org.hotelier.cli.Terminal;
import org.hotelier.network.LoopbackNetwork;

/**
 * A rehearsal while the JVM records which classes it loads: two nodes start, find each other and
 * are asked by every verb, on a loopback network of their own. What is not rehearsed still works,
 * but is loaded from the jars.
 */
public final class Training {
  private static final String PATIENCE = "20s";
  private static final List<String> NAMES = List.of("first", "second");

  private final Path directory;
  private final LoopbackNetwork network;
  private final AtomicBoolean asPlanned = new AtomicBoolean(true);

  private Training(Path directory, LoopbackNetwork network) {
    this.directory = directory;
    this.network = network;
  }

  /** Rehearses; false if something did not go as planned, and the archive would lack it. */
  public static boolean run() {
    try (var network = LoopbackNetwork.claim()) {
      var directory = Files.createTempDirectory("hotelier-");
      try {
        return new Training(directory, network).rehearse();
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean rehearse() {
    verb("--version");
    verb("--help");
    var nodes = NAMES.stream().map(this::start).toList();
    var first = NAMES.get(0);
    ask(first, "wait", "--nodes", "2", "--ready", "--timeout", PATIENCE);
    for (var query : List.of("status", "nodes", "events", "doctor")) {
      ask(first, query);
      ask(first, query, "--json");
    }
    NAMES.forEach(name -> ask(name, "stop"));
    nodes.forEach(this::awaitEnd);
    return asPlanned.get();
  }

  private Thread start(String name) {
    var thread = new Thread(() -> expect(NodeProcess.run(overrides(name))), "node-" + name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private Config overrides(String name) {
    return ConfigFactory.parseMap(
        Map.of(
            "hotelier.name", name,
            "hotelier.host", network.host(NAMES.indexOf(name)),
            "hotelier.data", directory.resolve(name).toString(),
            "hotelier.locator.seek", List.of(network.cidr())),
        "training");
  }

  private void ask(String node, String verb, String... options) {
    var socket = directory.resolve(node).resolve("control.sock").toString();
    var args = new String[options.length + 3];
    args[0] = verb;
    args[1] = "--socket";
    args[2] = socket;
    System.arraycopy(options, 0, args, 3, options.length);
    verb(args);
  }

  private void verb(String... args) {
    var out = new PrintWriter(System.out, false, UTF_8);
    var terminal = new Terminal(out, out, OutputStream.nullOutputStream(), true, System.getenv());
    expect(new CommandLineInterface(terminal).run(args));
    out.flush();
  }

  private void awaitEnd(Thread node) {
    try {
      node.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    check(!node.isAlive());
  }

  private void expect(int exitCode) {
    check(exitCode == ExitCode.DONE);
  }

  private void check(boolean holds) {
    if (!holds) {
      asPlanned.set(false);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
