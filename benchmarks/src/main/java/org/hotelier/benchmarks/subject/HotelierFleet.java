package org.hotelier.benchmarks.subject;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.process.ChildNode;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.protocol.control.ControlException;

/**
 * Hotelier nodes, watched through their control sockets: a call waits at the node for each change
 * of the nodes it sees, so that little is asked while they form.
 */
public final class HotelierFleet implements Fleet {
  private static final int LISTENER_PORT = 33_000;
  private static final int CLUSTER_PORT = 17_355;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
  private static final Duration CHANGE = Duration.ofSeconds(1);
  private static final ControlClient.Timeouts ONCE =
      new ControlClient.Timeouts(Duration.ZERO, Duration.ofSeconds(30));

  private final List<String> prefix;
  private final Path launcher;
  private final Map<String, String> environment;
  private final LoopbackNetwork network;
  private final int nodes;
  private final Workspace workspace = new Workspace("hotelier");
  private final Map<Integer, ChildNode> children = new ConcurrentHashMap<>();

  HotelierFleet(
      List<String> prefix,
      Path launcher,
      Map<String, String> environment,
      LoopbackNetwork network,
      int nodes) {
    this.prefix = prefix;
    this.launcher = launcher;
    this.environment = environment;
    this.network = network;
    this.nodes = nodes;
  }

  @Override
  public int size() {
    return nodes;
  }

  @Override
  public void start(int node) {
    var name = "n" + node;
    var spec =
        new ChildNode.Spec(
            prefix,
            launcher,
            name,
            network.host(node),
            network.cidr(),
            workspace.path().resolve(name),
            workspace.path().resolve(name + ".log"),
            Map.of(),
            environment);
    children.put(node, ChildNode.start(spec));
  }

  @Override
  public Endpoint listener(int node) {
    return new Endpoint(network.host(node), LISTENER_PORT);
  }

  @Override
  public Endpoint cluster(int node) {
    return new Endpoint(network.host(node), CLUSTER_PORT);
  }

  @Override
  public void awaitUp(int node, Duration limit) {
    awaitReady(node, this::allOnline, limit);
  }

  /** Waits until the node is ready and what it sees of the nodes is as wanted. */
  public void awaitReady(int node, Predicate<JsonNode> wanted, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    awaitSeen(node, wanted, limit);
    try (var control = connect(child(node), end)) {
      while (!ready(control)) {
        if (System.nanoTime() - end > 0) {
          throw late(child(node), limit);
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }

  /** Waits until what the node sees of the nodes, an array of rows, is as wanted. */
  public void awaitSeen(int node, Predicate<JsonNode> wanted, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try (var control = connect(child(node), end)) {
      long seen = -1;
      var asWanted = false;
      while (!asWanted) {
        if (System.nanoTime() - end > 0) {
          throw late(child(node), limit);
        }
        var change = control.call("WaitForChange", "nodes", seen, CHANGE.toMillis());
        seen = change.path("version").asLong(seen);
        asWanted = change.isObject() && wanted.test(change.path("state"));
      }
    }
  }

  private static ControlClient connect(ChildNode child, long end) {
    while (true) {
      try {
        return ControlClient.connect(child.socket(), ONCE);
      } catch (ControlException.Unreachable notYet) {
        if (!child.isAlive() || System.nanoTime() - end > 0) {
          throw notYet;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }

  private static boolean ready(ControlClient control) {
    return control.call("QueryNode").path("ready").asBoolean();
  }

  private boolean allOnline(JsonNode rows) {
    return rows.size() == nodes
        && StreamSupport.stream(rows.spliterator(), false)
            .allMatch(row -> row.path("status").asText().equals("online"));
  }

  @Override
  public void confirm() {
    var clusters = new HashSet<String>();
    for (var child : IntStream.range(0, nodes).mapToObj(this::child).toList()) {
      try (var control = child.control()) {
        clusters.add(control.call("QueryNode").path("clusterId").asText());
        if (!ready(control) || !allOnline(control.call("QueryNodes"))) {
          throw new IllegalStateException(
              "Expected %s to see all online still, but it sees %s"
                  .formatted(child, control.call("QueryNodes")));
        }
      }
    }
    if (clusters.size() != 1) {
      throw new IllegalStateException("Expected one cluster, but there are " + clusters);
    }
  }

  private static IllegalStateException late(ChildNode child, Duration limit) {
    return new IllegalStateException(
        "Expected %s to see the nodes as wanted within %s, but it did not; the end of its log:%n%s"
            .formatted(child, limit, child.logTail(20)));
  }

  @Override
  public long pid(int node) {
    return child(node).pid();
  }

  /** The process of a node that was started. */
  public ChildNode child(int node) {
    var child = children.get(node);
    if (child == null) {
      throw new IllegalStateException("Expected node %d to have been started".formatted(node));
    }
    return child;
  }

  @Override
  public void close() {
    children.values().forEach(ChildNode::close);
    workspace.close();
    network.close();
  }
}
