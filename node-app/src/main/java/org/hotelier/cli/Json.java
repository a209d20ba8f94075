package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the control socket's results leniently: what a node of another version lacks is absent. */
final class Json {

  private Json() {}

  /** The value as text, or the fallback where it is absent, null or empty. */
  static String text(JsonNode value, String fallback) {
    var text = value.isNull() ? "" : value.asText();
    return text.isEmpty() ? fallback : text;
  }

  static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
