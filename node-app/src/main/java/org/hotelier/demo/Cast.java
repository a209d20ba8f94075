package org.hotelier.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.process.ChildNode;
import org.hotelier.process.ChildWorker;

/**
 * The nodes and workers that play: as many JVMs, on a loopback network and in a directory of their
 * own. Once closed, also by the end of this JVM, nothing of them is left.
 */
final class Cast implements AutoCloseable {
  private static final int LOG_LINES = 15;
  private static final int BROKER_PORT = 5555;
  private static final Duration GIVEN_LIMIT = Duration.ofSeconds(15);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  private final Path launcher;
  private final LoopbackNetwork network;
  private final Path directory;
  private final Thread atExit = new Thread(this::end, "demo-cleanup");
  private final Map<Integer, ChildNode> nodes = new LinkedHashMap<>();
  private final List<ChildWorker> workers = new ArrayList<>();

  private Cast(Path launcher, LoopbackNetwork network, Path directory) {
    this.launcher = launcher;
    this.network = network;
    this.directory = directory;
  }

  static Cast gather(Path launcher) {
    try {
      var directory = Files.createTempDirectory("hotelier-demo-");
      var cast = new Cast(launcher, LoopbackNetwork.claim(), directory);
      Runtime.getRuntime().addShutdownHook(cast.atExit);
      return cast;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String network() {
    return network.cidr();
  }

  Path directory() {
    return directory;
  }

  /** Starts a node, or starts it again with the name, address and data that it had. */
  synchronized ChildNode start(int number) {
    var name = "node-" + number;
    var data = directory.resolve(name);
    var spec =
        new ChildNode.Spec(
            List.of(),
            launcher,
            name,
            network.host(number - 1),
            network.cidr(),
            data,
            directory.resolve(name + ".log"),
            Map.of(),
            Map.of());
    var node = ChildNode.start(spec);
    nodes.put(number, node);
    return node;
  }

  List<ChildNode> start(int first, int last) {
    return IntStream.rangeClosed(first, last).mapToObj(this::start).toList();
  }

  synchronized List<ChildNode> nodes() {
    return List.copyOf(nodes.values());
  }

  /** Starts a worker that attaches to the broker of that node. */
  ChildWorker worker(String service, int node) {
    return worker(service, node, false);
  }

  /** Starts a worker that keeps what it is given. */
  ChildWorker slowWorker(String service, int node) {
    return worker(service, node, true);
  }

  private synchronized ChildWorker worker(String service, int node, boolean slow) {
    var worker =
        ChildWorker.start(
            new ChildWorker.Spec(
                List.of(),
                launcher,
                service,
                network.host(node - 1) + ":" + BROKER_PORT,
                slow,
                directory.resolve("worker-%d.log".formatted(workers.size() + 1))));
    workers.add(worker);
    return worker;
  }

  /** Waits until the worker has said that it was given the request. */
  void awaitGiven(ChildWorker worker, String text) {
    var end = System.nanoTime() + GIVEN_LIMIT.toNanos();
    while (!worker.logTail(LOG_LINES).contains(ShowWorker.GIVEN + text)) {
      if (System.nanoTime() > end || !worker.isAlive()) {
        throw new StoryFailure(
            "Expected that %s was given \"%s\" within %s, but it was not"
                .formatted(worker, text, Narrator.time(GIVEN_LIMIT)));
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private synchronized List<ChildWorker> workers() {
    return List.copyOf(workers);
  }

  /** The end of every log, for who must find out what went wrong. */
  String logs() {
    var logs = new StringBuilder();
    for (var node : nodes()) {
      logs.append("--- the end of the log of %s:%n%s%n".formatted(node, node.logTail(LOG_LINES)));
    }
    for (var worker : workers()) {
      logs.append(
          "--- the end of the log of %s:%n%s%n".formatted(worker, worker.logTail(LOG_LINES)));
    }
    return logs.toString();
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // This JVM is ending already; the hook finds nothing left to do.
    }
  }

  private synchronized void end() {
    nodes().forEach(ChildNode::close);
    nodes.clear();
    workers.forEach(ChildWorker::close);
    workers.clear();
    network.close();
    delete();
  }

  private void delete() {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
