package org.hotelier.protocol.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the arguments of a Java call into JSON; other types than those of JSON are refused. */
final class JsonArguments {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonArguments() {}

  static ArrayNode of(@Nullable Object... arguments) {
    var array = NODES.arrayNode(arguments.length);
    for (var argument : arguments) {
      array.add(node(argument));
    }
    return array;
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null) {
      return NODES.nullNode();
    } else if (value instanceof JsonNode node) {
      return node;
    } else if (value instanceof CharSequence text) {
      return NODES.textNode(text.toString());
    } else if (value instanceof Boolean truth) {
      return NODES.booleanNode(truth);
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Iterable<?> elements) {
      return list(elements);
    } else if (value instanceof Map<?, ?> fields) {
      return object(fields);
    }
    throw unfit(value);
  }

  private static JsonNode number(Number number) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      return NODES.numberNode(number.intValue());
    } else if (number instanceof Long whole) {
      return NODES.numberNode((long) whole);
    } else if (number instanceof BigInteger whole) {
      return NODES.numberNode(whole);
    } else if (number instanceof BigDecimal decimal) {
      return NODES.numberNode(decimal);
    } else if (Double.isFinite(number.doubleValue())) {
      return NODES.numberNode(number.doubleValue());
    }
    throw unfit(number);
  }

  private static JsonNode list(Iterable<?> elements) {
    var array = NODES.arrayNode();
    elements.forEach(element -> array.add(node(element)));
    return array;
  }

  private static JsonNode object(Map<?, ?> fields) {
    var object = NODES.objectNode();
    fields.forEach((name, value) -> object.set(String.valueOf(name), node(value)));
    return object;
  }

  private static IllegalArgumentException unfit(Object value) {
    return new IllegalArgumentException(
        "Expected a text, number, truth value, list, map, JsonNode or null, but got %s of %s"
            .formatted(value, value.getClass()));
  }
}
