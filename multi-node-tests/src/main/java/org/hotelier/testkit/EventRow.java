package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** One line of a node's event log: a row of {@code QueryEvents}. */
public record EventRow(long seq, Instant at, String group, String component, String text) {

  static List<EventRow> listOf(JsonNode result) {
    return Fields.each("QueryEvents", result).map(EventRow::of).toList();
  }

  private static EventRow of(Fields fields) {
    return new EventRow(
        fields.number("seq"),
        fields.time("at"),
        fields.text("group"),
        fields.text("component"),
        fields.text("text"));
  }

  /** Whether this event is of the group and component. */
  public boolean is(String group, String component) {
    return this.group.equals(group) && this.component.equals(component);
  }
}
