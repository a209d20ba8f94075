package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.process.ChildNode;
import org.hotelier.testkit.namespace.NetworkNamespace;

/**
 * The nodes of one test: their network, their data and logs, and their processes. Closing it, or
 * the end of this JVM, kills every process, deletes the data and gives the network back.
 */
final class NodeGroup implements AutoCloseable {
  /** More than a node keeps. */
  private static final int EVENT_LIMIT = 100_000;

  /** Short, because the control sockets' paths are limited to 107 bytes. */
  private static final Path DATA_PARENT = Path.of("/tmp");

  private final Path launcher;
  private final List<String> names;
  private final Map<String, String> settings;
  private final Map<String, String> environment;
  private final Path logs;
  private final Transcript transcript;
  private final LoopbackNetwork network;
  private final Optional<NetworkNamespace> namespace;
  private final Path data;
  private final Map<String, Map<String, String>> ownSettings = new ConcurrentHashMap<>();
  private final Map<String, ChildNode> children = new ConcurrentHashMap<>();
  private final Map<String, ControlLink> links = new ConcurrentHashMap<>();
  private final Thread hook = new Thread(this::release, "hotelier-nodes-cleanup");

  /**
   * @param namespace where the nodes are to run, closed with this group; else beside this JVM
   */
  NodeGroup(
      Path launcher,
      List<String> names,
      Map<String, String> settings,
      Map<String, String> environment,
      Path logs,
      Optional<NetworkNamespace> namespace)
      throws IOException {
    this.launcher = launcher;
    this.names = List.copyOf(names);
    this.settings = Map.copyOf(settings);
    this.environment = Map.copyOf(environment);
    this.logs = logs;
    this.transcript = new Transcript(logs);
    this.namespace = namespace;
    // In a namespace every network is free. One claimed out here does no harm when a test starts a
    // peer of its own in this JVM by mistake, and has addresses that no other test's logs have.
    this.network = LoopbackNetwork.claim();
    this.data = Files.createTempDirectory(DATA_PARENT, "hotelier-");
    Runtime.getRuntime().addShutdownHook(hook);
    transcript.add("nodes %s on %s, data in %s".formatted(names, network, data));
  }

  List<String> names() {
    return names;
  }

  LoopbackNetwork network() {
    return network;
  }

  Transcript transcript() {
    return transcript;
  }

  /** The host address of a node: the one at its place in the list of names. */
  String host(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "Expected one of the nodes %s, but got %s".formatted(names, name));
    }
    return network.host(index);
  }

  /** Sets a key for one node, from its next start on. */
  void configure(String name, String key, String value) {
    host(name);
    ownSettings.computeIfAbsent(name, any -> new ConcurrentHashMap<>()).put(key, value);
  }

  void start(StartPlan plan) {
    transcript.add("start " + plan);
    var starts =
        plan.starts().stream()
            .map(start -> CompletableFuture.runAsync(() -> start(start.name()), after(start)))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(starts).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  private static Executor after(StartPlan.Start start) {
    return CompletableFuture.delayedExecutor(start.delay().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void start(String name) {
    ChildNode before = children.get(name);
    if (before != null && before.isAlive()) {
      throw new IllegalStateException(
          "Expected %s not to be running; do stop or kill it first".formatted(before));
    }
    var merged = new LinkedHashMap<>(settings);
    merged.putAll(ownSettings.getOrDefault(name, Map.of()));
    var spec =
        new ChildNode.Spec(
            prefix(),
            launcher,
            name,
            host(name),
            network.cidr(),
            data.resolve(name),
            log(name),
            merged,
            environment);
    children.put(name, ChildNode.start(spec));
  }

  private List<String> prefix() {
    return namespace.map(NetworkNamespace::entrance).orElse(List.of());
  }

  /** A peer on the nodes' network. */
  FakeListener fakeListener(FakeListener.Manner manner, String host, int port) {
    transcript.add("%s listener on %s:%d".formatted(manner, host, port));
    return namespace.isPresent()
        ? RemoteListener.open(prefix(), manner, host, port)
        : LocalListener.open(manner, host, port, 0);
  }

  /** The links between the nodes. */
  Cuts cuts() {
    return new Cuts(
        namespace.orElseThrow(
            () ->
                new IllegalStateException(
                    "Expected nodes on a network of their own, but they share the machine's; do add .partitionable()")),
        this::host,
        transcript);
  }

  Path log(String name) {
    return logs.resolve(name + ".log");
  }

  /** The process of a node that was started. */
  ChildNode child(String name) {
    host(name);
    return started(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Expected node %s to have been started; do start it".formatted(name)));
  }

  ChildNode.Ending stop(String name) {
    transcript.add("stop " + name);
    ChildNode.Ending ending = child(name).stop();
    transcript.add("stop %s: %s".formatted(name, ending));
    return ending;
  }

  void kill(String name) {
    transcript.add("kill " + name);
    child(name).kill();
  }

  void freeze(String name) {
    transcript.add("freeze " + name);
    child(name).freeze();
  }

  void thaw(String name) {
    transcript.add("thaw " + name);
    child(name).thaw();
  }

  JsonNode call(String name, String method, Object... args) {
    ChildNode child = child(name);
    return links.computeIfAbsent(name, any -> new ControlLink(child.socket())).call(method, args);
  }

  NodeView nodeView(String name) {
    return NodeView.of(call(name, "QueryNode"));
  }

  List<NodeRow> nodesSeenBy(String name) {
    return NodeRow.listOf(call(name, "QueryNodes"));
  }

  /** All events that the node still has. */
  List<EventRow> events(String name) {
    return EventRow.listOf(call(name, "QueryEvents", 0, EVENT_LIMIT));
  }

  /** The process of a node, if it was ever started. */
  Optional<ChildNode> started(String name) {
    return Optional.ofNullable(children.get(name));
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The JVM is on its way out and runs the hook beside this.
    }
    release();
  }

  private void release() {
    links.values().forEach(ControlLink::close);
    children.values().forEach(ChildNode::close);
    try {
      Directories.delete(data);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      network.close();
      namespace.ifPresent(NetworkNamespace::close);
    }
  }
}
