package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the control socket's results leniently: what a node of another version lacks is absent. */
final class Json {

  private Json() {}

  /** The value as text, or the fallback where it is absent or null. */
  static String text(JsonNode value, String fallback) {
    return value.isMissingNode() || value.isNull() ? fallback : value.asText();
  }

  static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
