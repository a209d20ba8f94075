package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import org.hotelier.protocol.luxi.ControlCodec;

/**
 * Makes JSON fit for a log: values whose key speaks of a token, secret or password are replaced, at
 * any depth, before the text is cut.
 */
final class Redaction {
  private static final List<String> SECRETS = List.of("token", "secret", "password");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Redaction() {}

  /** The value's text without its secrets, at most so many characters of it. */
  static String text(JsonNode node, int maxCharacters) {
    var text = ControlCodec.text(redacted(node));
    return text.length() <= maxCharacters ? text : text.substring(0, maxCharacters) + "…";
  }

  private static JsonNode redacted(JsonNode node) {
    if (node.isObject()) {
      var object = NODES.objectNode();
      for (var field : node.properties()) {
        object.set(
            field.getKey(),
            isSecret(field.getKey()) ? NODES.textNode("***") : redacted(field.getValue()));
      }
      return object;
    }
    if (node.isArray()) {
      var array = NODES.arrayNode(node.size());
      node.forEach(element -> array.add(redacted(element)));
      return array;
    }
    return node;
  }

  private static boolean isSecret(String key) {
    var lower = key.toLowerCase(Locale.ROOT);
    return SECRETS.stream().anyMatch(lower::contains);
  }
}
