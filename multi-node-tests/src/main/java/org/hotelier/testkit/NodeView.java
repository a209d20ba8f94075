package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * What a node says of itself: the answer to {@code QueryNode}. Texts are empty where the node
 * answers null, for instance the cluster id while it seeks.
 */
public record NodeView(
    String name,
    String address,
    String incarnation,
    String version,
    boolean ready,
    String mode,
    String clusterId,
    Instant since,
    Map<String, Integer> ports,
    boolean draining) {
  public NodeView {
    ports = Map.copyOf(ports);
  }

  static NodeView of(JsonNode result) {
    var fields = new Fields("QueryNode", result);
    return new NodeView(
        fields.text("name"),
        fields.text("address"),
        fields.text("incarnation"),
        fields.text("version"),
        fields.flag("ready"),
        fields.text("mode"),
        fields.text("clusterId"),
        fields.time("since"),
        fields.ports("ports"),
        fields.flag("draining"));
  }
}
