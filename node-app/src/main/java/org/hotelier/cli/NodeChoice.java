package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.hotelier.protocol.control.ControlClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that every verb for a running node shares: which node is meant, and how to print. A
 * socket wins over a name; without either it is the only node that runs.
 */
final class NodeChoice {
  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "The node of this name (default: the only one that runs).")
  private @Nullable String node;

  @Option(
      names = "--socket",
      paramLabel = "PATH",
      description = "The node that listens on this control socket.")
  private @Nullable Path socket;

  @Option(names = "--json", description = "Print the control method's result and nothing else.")
  private boolean json;

  private final StateDirectory nodes;

  NodeChoice(Terminal terminal) {
    this.nodes = StateDirectory.of(terminal.environment());
  }

  boolean json() {
    return json;
  }

  /** The socket of the node that is meant, whether it runs or not. */
  Path socket() {
    if (socket != null) {
      return socket;
    }
    return node != null ? nodes.socketOf(node) : nodes.socketOf(onlyNode());
  }

  /** Whether the choice is one of a name or path, so that the node may also start later. */
  boolean named() {
    return socket != null || node != null;
  }

  ControlClient connect() {
    return Calls.connect(socket());
  }

  /** One call on a connection of its own. */
  JsonNode ask(String method, Object... args) {
    try (var client = connect()) {
      return client.call(method, args);
    }
  }

  /**
   * One call that every node answers for its whole cluster: where several nodes run here and all
   * are in the same cluster, the first of them is asked.
   */
  JsonNode askAnyOfOneCluster(String method, Object... args) {
    if (named()) {
      return ask(method, args);
    }
    var running = running();
    var clusters = running.stream().map(this::clusterOf).distinct().toList();
    if (running.size() > 1 && (clusters.size() > 1 || clusters.contains(""))) {
      throw several(running);
    }
    try (var client = Calls.connect(nodes.socketOf(running.get(0)))) {
      return client.call(method, args);
    }
  }

  private String clusterOf(String name) {
    try (var client = Calls.connect(nodes.socketOf(name))) {
      return Json.text(client.call("QueryNode").path("clusterId"), "");
    }
  }

  private String onlyNode() {
    var running = running();
    if (running.size() > 1) {
      throw several(running);
    }
    return running.get(0);
  }

  private List<String> running() {
    var running = nodes.running();
    if (running.isEmpty()) {
      throw CliFailure.noNode(nobodyRuns());
    }
    return running;
  }

  private static CliFailure several(List<String> running) {
    return CliFailure.usage(
        "Expected one node, but %d run (%s); choose one by --node NAME"
            .formatted(running.size(), String.join(", ", running)));
  }

  private String nobodyRuns() {
    var known = nodes.known();
    var found =
        known.isEmpty()
            ? "%s/*/control.sock does not exist".formatted(nodes.root())
            : "nobody listens on " + String.join(", ", known.stream().map(this::pathOf).toList());
    return "Expected a running node, but %s; start one by 'hotelier node' or name its socket by"
            .formatted(found)
        + " --socket";
  }

  private String pathOf(String name) {
    return nodes.socketOf(name).toString();
  }
}
