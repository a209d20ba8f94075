package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The fields of one JSON object of the control socket; one that is missing is named. */
record Fields(String of, JsonNode object) {

  /** The elements of an array of objects. */
  static Stream<Fields> each(String of, JsonNode array) {
    if (!array.isArray()) {
      throw new IllegalStateException(
          "Expected %s to answer an array, but got %s".formatted(of, array));
    }
    return StreamSupport.stream(array.spliterator(), false).map(row -> new Fields(of, row));
  }

  /** A text or a number as text; empty when null. */
  String text(String name) {
    JsonNode field = field(name);
    return field.isNull() ? "" : field.asText();
  }

  boolean flag(String name) {
    JsonNode field = field(name);
    if (!field.isBoolean()) {
      throw misfit(name, "true or false");
    }
    return field.booleanValue();
  }

  long number(String name) {
    JsonNode field = field(name);
    if (!field.isIntegralNumber()) {
      throw misfit(name, "a whole number");
    }
    return field.longValue();
  }

  /** An ISO-8601 time in UTC. */
  Instant time(String name) {
    try {
      return Instant.parse(field(name).asText());
    } catch (DateTimeParseException failure) {
      throw misfit(name, "an ISO-8601 time");
    }
  }

  /** An object of port numbers; those that are null (not bound) are left out. */
  Map<String, Integer> ports(String name) {
    var ports = new TreeMap<String, Integer>();
    field(name)
        .properties()
        .forEach(
            port -> {
              if (port.getValue().isInt()) {
                ports.put(port.getKey(), port.getValue().intValue());
              }
            });
    return ports;
  }

  private JsonNode field(String name) {
    JsonNode field = object.path(name);
    if (field.isMissingNode()) {
      throw misfit(name, "a field of that name");
    }
    return field;
  }

  private IllegalStateException misfit(String name, String expected) {
    return new IllegalStateException(
        "Expected %s to answer %s in '%s', but got %s".formatted(of, expected, name, object));
  }
}
