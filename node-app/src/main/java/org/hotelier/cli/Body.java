package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A body as the control socket has it: text where the bytes are UTF-8, else base64. */
final class Body {

  private Body() {}

  /** What to pass to {@code Call}. */
  static Object argument(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException binary) {
      return Map.of("base64", Base64.getEncoder().encodeToString(bytes));
    }
  }

  /** The bytes of one frame of a reply. */
  static byte[] bytes(JsonNode frame) {
    try {
      return frame.isTextual()
          ? frame.textValue().getBytes(StandardCharsets.UTF_8)
          : frame.path("base64").binaryValue();
    } catch (IOException notBase64) {
      throw new CliFailure(ExitCode.REFUSED, "Expected a body as text or base64, but got " + frame);
    }
  }
}
