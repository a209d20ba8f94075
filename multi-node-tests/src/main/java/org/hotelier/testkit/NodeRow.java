package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * One node as another (or itself) sees it: a row of {@code QueryNodes}. The status is {@code
 * online}, {@code suspect} or {@code offline}.
 */
public record NodeRow(
    String name, String address, String incarnation, String status, boolean self, Instant since) {

  static List<NodeRow> listOf(JsonNode result) {
    return Fields.each("QueryNodes", result).map(NodeRow::of).toList();
  }

  private static NodeRow of(Fields fields) {
    return new NodeRow(
        fields.text("name"),
        fields.text("address"),
        fields.text("incarnation"),
        fields.text("status"),
        fields.flag("self"),
        fields.time("since"));
  }

  boolean online() {
    return status.equals("online");
  }
}
