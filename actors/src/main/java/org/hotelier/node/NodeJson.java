package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.hotelier.formation.Obstacle;
import org.hotelier.formation.Standing;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.seekchat.Peer;

/** The JSON of nodes on the control socket. */
public final class NodeJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NodeJson() {}

  /** The result of {@code QueryNode}. */
  static ObjectNode node(NodeView view) {
    var self = view.self().get();
    var standing = view.standing().state();
    var node =
        JSON.objectNode()
            .put("name", self.name())
            .put("address", address(self))
            .put("incarnation", self.run())
            .put("version", view.version())
            .put("ready", view.ready())
            .put("mode", view.mode().word())
            .put("clusterId", view.standing().state().settled() ? standing.clusterId() : "")
            .put("since", time(standing.since()));
    var ports = node.putObject("ports");
    view.ports().get().forEach(ports::put);
    return node.put("draining", false);
  }

  /** The result of {@code QueryNodes}. */
  public static JsonNode nodes(NodeView view) {
    var rows = JSON.arrayNode();
    view.nodes().stream()
        .sorted(java.util.Comparator.comparing(row -> row.peer().name()))
        .forEach(row -> rows.add(row(row)));
    return rows;
  }

  private static ObjectNode row(NodeRow row) {
    return JSON.objectNode()
        .put("name", row.peer().name())
        .put("address", address(row.peer()))
        .put("incarnation", row.peer().run())
        .put("status", row.status().word())
        .put("self", row.self())
        .put("since", time(row.since()));
  }

  /** The result of {@code Explain}. */
  static JsonNode explanation(NodeView view) {
    var standing = view.standing().state();
    var explanation = JSON.objectNode().put("summary", summary(view, standing));
    var rules = explanation.putArray("rules");
    rules.add(
        rule("listener port", view.listenerBound().getAsBoolean(), boundTo(view), "", PORT_ADVICE));
    rules.add(
        rule("cluster", standing.settled(), clusterOf(standing), "", "see the rules that follow"));
    if (standing.settled()) {
      rules.add(majority(view));
    }
    standing.obstacles().forEach(obstacle -> rules.add(rule(obstacle)));
    var counters = explanation.putObject("counters");
    view.counters().get().forEach(counters::put);
    return explanation;
  }

  private static ObjectNode majority(NodeView view) {
    var majority = view.majority().get();
    var missed =
        view.rows().state().stream()
            .filter(row -> row.status() == NodeStatus.SUSPECT)
            .map(row -> row.peer().toString())
            .collect(Collectors.joining(", "));
    return rule(
        "majority",
        majority.holds(),
        "%d of %d members are reached".formatted(majority.present(), majority.members()),
        missed,
        "mend the network between them; this part of the cluster serves nobody until then");
  }

  private static final String PORT_ADVICE =
      "end the process that holds the port, or set another hotelier.host or hotelier.listener.port";

  private static String boundTo(NodeView view) {
    var self = view.self().get();
    return (view.listenerBound().getAsBoolean() ? "bound to " : "cannot be bound: ")
        + self.endpoint();
  }

  private static String clusterOf(Standing standing) {
    return standing.clusterId().isEmpty() ? "in none" : standing.clusterId();
  }

  private static String summary(NodeView view, Standing standing) {
    var unready = view.unready();
    if (unready.isPresent()) {
      return "%s is not ready: %s".formatted(view.self().get(), unready.get());
    }
    return "%s is ready, %s in cluster %s"
        .formatted(view.self().get(), view.mode().word(), standing.clusterId());
  }

  private static ObjectNode rule(Obstacle obstacle) {
    return rule(obstacle.rule(), false, obstacle.value(), obstacle.peer(), obstacle.advice());
  }

  private static ObjectNode rule(
      String rule, boolean holds, String value, String peer, String advice) {
    return JSON.objectNode()
        .put("rule", rule)
        .put("holds", holds)
        .put("value", value)
        .put("peer", peer.isEmpty() ? null : peer)
        .put("do", holds ? null : advice);
  }

  private static String address(Peer peer) {
    return peer.host() + ":" + peer.clusterPort();
  }

  private static String time(java.time.Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
