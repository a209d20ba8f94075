package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.protocol.luxi.ControlFailure;

/** Bodies in JSON: an array of frames, each a text, or {@code {"base64": …}} where it is none. */
final class Bodies {

  private Bodies() {}

  static List<byte[]> read(JsonNode body) {
    if (!body.isArray() || body.isEmpty()) {
      throw misfit("a body as an array of at least one frame", body);
    }
    var frames = new ArrayList<byte[]>(body.size());
    for (var frame : body) {
      frames.add(frame(frame));
    }
    return frames;
  }

  private static byte[] frame(JsonNode frame) {
    if (frame.isTextual()) {
      return frame.textValue().getBytes(StandardCharsets.UTF_8);
    }
    try {
      if (frame.path("base64").isTextual()) {
        return frame.path("base64").binaryValue();
      }
    } catch (IOException notBase64) {
      throw misfit("base64", frame);
    }
    throw misfit("a frame as a text or {\"base64\": …}", frame);
  }

  private static ControlFailure misfit(String expected, JsonNode found) {
    var text = found.isMissingNode() ? "nothing" : found.toString();
    return new ControlFailure(
        "GenericError",
        "RPC input: expected %s, but got %s"
            .formatted(expected, text.length() > 200 ? text.substring(0, 200) + "…" : text));
  }

  static ArrayNode write(List<byte[]> frames) {
    var body = JsonNodeFactory.instance.arrayNode(frames.size());
    for (var frame : frames) {
      try {
        body.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(frame)).toString());
      } catch (CharacterCodingException binary) {
        body.addObject().put("base64", frame);
      }
    }
    return body;
  }
}
