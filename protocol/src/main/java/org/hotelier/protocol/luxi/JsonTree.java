package org.hotelier.protocol.luxi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * Reads and writes trees token by token. An {@code ObjectMapper} would do the same, but loading one
 * takes longer (100 ms on a cold JVM) than everything else that a command line call does.
 */
final class JsonTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonTree() {}

  /** The value at the parser's current token. Of two equal keys the first one wins (LX-17). */
  static JsonNode read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> readObject(in);
      case START_ARRAY -> readArray(in);
      case VALUE_STRING -> NODES.textNode(in.getText());
      case VALUE_NUMBER_INT -> readInteger(in);
      case VALUE_NUMBER_FLOAT -> readFraction(in);
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(in.getBooleanValue());
      case VALUE_NULL -> NODES.nullNode();
      default -> throw new MalformedMessage("expected a value, but got " + in.currentToken());
    };
  }

  private static JsonNode readObject(JsonParser in) throws IOException {
    var object = NODES.objectNode();
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      object.putIfAbsent(name, read(in));
    }
    return object;
  }

  private static JsonNode readArray(JsonParser in) throws IOException {
    var array = NODES.arrayNode();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(in));
    }
    return array;
  }

  private static JsonNode readInteger(JsonParser in) throws IOException {
    return switch (in.getNumberType()) {
      case INT -> NODES.numberNode(in.getIntValue());
      case LONG -> NODES.numberNode(in.getLongValue());
      default -> NODES.numberNode(in.getBigIntegerValue());
    };
  }

  private static JsonNode readFraction(JsonParser in) throws IOException {
    var number = in.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw new MalformedMessage("a number is too large");
    }
    return NODES.numberNode(number);
  }

  static void write(JsonGenerator out, JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> writeObject(out, node);
      case ARRAY -> writeArray(out, node);
      case STRING -> out.writeString(node.textValue());
      case NUMBER -> writeNumber(out, node);
      case BOOLEAN -> out.writeBoolean(node.booleanValue());
      case NULL -> out.writeNull();
      default ->
          throw new IllegalArgumentException(
              "Expected JSON, but got %s of type %s".formatted(node, node.getNodeType()));
    }
  }

  private static void writeObject(JsonGenerator out, JsonNode node) throws IOException {
    out.writeStartObject();
    for (var field : node.properties()) {
      out.writeFieldName(field.getKey());
      write(out, field.getValue());
    }
    out.writeEndObject();
  }

  private static void writeArray(JsonGenerator out, JsonNode node) throws IOException {
    out.writeStartArray();
    for (var element : node) {
      write(out, element);
    }
    out.writeEndArray();
  }

  private static void writeNumber(JsonGenerator out, JsonNode node) throws IOException {
    switch (node.numberType()) {
      case INT, LONG -> out.writeNumber(node.longValue());
      case BIG_INTEGER -> out.writeNumber(node.bigIntegerValue());
      case BIG_DECIMAL -> out.writeNumber(node.decimalValue());
      default -> out.writeNumber(node.doubleValue());
    }
  }
}
