package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import org.hotelier.membership.NodeRow;
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
    view.boundPorts().forEach(ports::put);
    return node.put("draining", view.draining().getAsBoolean());
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
    var explanation = JSON.objectNode().put("summary", Explanation.summary(view));
    var rules = explanation.putArray("rules");
    Explanation.of(view).forEach(ruling -> rules.add(ruling(ruling)));
    var counters = explanation.putObject("counters");
    view.counters().get().forEach(counters::put);
    return explanation;
  }

  private static ObjectNode ruling(Ruling ruling) {
    return JSON.objectNode()
        .put("rule", ruling.rule())
        .put("holds", ruling.holds())
        .put("value", ruling.value())
        .put("peer", ruling.peer().isEmpty() ? null : ruling.peer())
        .put("do", ruling.advice().isEmpty() ? null : ruling.advice());
  }

  private static String address(Peer peer) {
    return peer.host() + ":" + peer.clusterPort();
  }

  private static String time(java.time.Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
