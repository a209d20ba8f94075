package org.hotelier.protocol.luxi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;

/**
 * An answer as it travels: {@code {"success": true, "result": R}}, or false with the pair {@code
 * ["ErrorName", [args…]]}, or false with a plain text when the request could not be understood.
 */
public record ControlAnswer(boolean success, JsonNode result) {

  public static ControlAnswer done(JsonNode result) {
    return new ControlAnswer(true, result);
  }

  public static ControlAnswer failed(ControlFailure failure) {
    var json = JsonNodeFactory.instance;
    var arguments = json.arrayNode();
    failure.arguments().forEach(arguments::add);
    return new ControlAnswer(false, json.arrayNode().add(failure.name()).add(arguments));
  }

  public static ControlAnswer unparsable(MalformedMessage why) {
    return new ControlAnswer(
        false, TextNode.valueOf("Failed to parse request: " + why.getMessage()));
  }

  /**
   * The result of a success.
   *
   * @throws ControlFailure the error of a failure: the one encoded in the result, or else {@code
   *     RequestError} with the result's text
   */
  public JsonNode orThrow() {
    if (success) {
      return result;
    }
    if (result.isArray()
        && result.size() == 2
        && result.get(0).isTextual()
        && result.get(1).isArray()) {
      var arguments = new ArrayList<String>();
      result.get(1).forEach(argument -> arguments.add(text(argument)));
      throw new ControlFailure(result.get(0).textValue(), arguments);
    }
    throw new ControlFailure("RequestError", text(result));
  }

  private static String text(JsonNode node) {
    return node.isValueNode() ? node.asText() : ControlCodec.text(node);
  }
}
