package org.hotelier.protocol.luxi;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Requests and answers to bytes and back. What it writes is 7-bit clean and ends in the terminator;
 * what it reads is bounded in length, depth, number of values and size of numbers, and anything
 * that is not a message is a {@link MalformedMessage}, never another exception.
 */
public final class ControlCodec {

  /** The longest message unless somebody decides otherwise: 16 MiB. */
  public static final int MAX_MESSAGE_BYTES = 16 << 20;

  private static final int MAX_DEPTH = 100;
  private static final int MAX_DIGITS = 100;
  private static final int MAX_NAME_LENGTH = 1_000;
  // A node takes some 50 bytes, so that 16 MiB of empty arrays would otherwise become 400 MB.
  private static final long MAX_TOKENS = 1_000_000;
  private static final int MAX_KEY_LENGTH = 200;
  private static final int NAMES_SHOWN = 16;

  private static final JsonFactory OUTPUT =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final JsonFactory input;

  /**
   * @param maxBytes the longest message that is read
   */
  public ControlCodec(int maxBytes) {
    this.input =
        JsonFactory.builder()
            // UTF-8 and nothing else, however the first bytes look.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            // Interned names would outlive the message that brought them.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // What is no JSON may be a secret; it is not to be quoted in an error.
            .errorReportConfiguration(
                ErrorReportConfiguration.builder()
                    .maxErrorTokenLength(0)
                    .maxRawContentLength(0)
                    .build())
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(maxBytes)
                    .maxStringLength(maxBytes)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxTokenCount(MAX_TOKENS)
                    .build())
            .build();
  }

  /** Reads a request; keys it does not know, such as {@code version}, are ignored. */
  public ControlRequest readRequest(byte[] message) {
    var fields = readObject(message);
    var method = required(fields, "method");
    if (!method.isTextual()) {
      throw new MalformedMessage("key 'method' is not a text");
    }
    if (!(required(fields, "args") instanceof ArrayNode args)) {
      throw new MalformedMessage("key 'args' is not a list");
    }
    return new ControlRequest(method.textValue(), args, key(fields));
  }

  /** Reads an answer; keys it does not know are ignored. */
  public ControlAnswer readAnswer(byte[] message) {
    var fields = readObject(message);
    var success = required(fields, "success");
    if (!success.isBoolean()) {
      throw new MalformedMessage("key 'success' is not a truth value");
    }
    return new ControlAnswer(success.booleanValue(), required(fields, "result"));
  }

  /** A request's bytes, terminator included. */
  public static byte[] write(ControlRequest request) {
    var fields = JsonNodeFactory.instance.objectNode();
    fields.put("method", request.method()).set("args", request.args());
    request.key().ifPresent(key -> fields.put("key", key));
    return terminated(json(fields));
  }

  /** An answer's bytes, terminator included. */
  public static byte[] write(ControlAnswer answer) {
    var fields = JsonNodeFactory.instance.objectNode();
    fields.put("success", answer.success()).set("result", answer.result());
    return terminated(json(fields));
  }

  /** A value as JSON text, 7-bit clean. */
  public static String text(JsonNode node) {
    return new String(json(node), StandardCharsets.US_ASCII);
  }

  /**
   * Ends a JSON text, refusing one that could not be told from two (LX-36).
   *
   * @throws IllegalArgumentException if the text contains the terminator
   */
  static byte[] terminated(byte[] json) {
    for (var octet : json) {
      if (octet == MessageSplitter.TERMINATOR) {
        throw new IllegalArgumentException("Message terminator found in payload");
      }
    }
    var message = Arrays.copyOf(json, json.length + 1);
    message[json.length] = MessageSplitter.TERMINATOR;
    return message;
  }

  private static byte[] json(JsonNode node) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = OUTPUT.createGenerator(bytes)) {
      JsonTree.write(out, node);
    } catch (IOException impossible) {
      throw new UncheckedIOException("A buffer in memory cannot fail", impossible);
    }
    return bytes.toByteArray();
  }

  private ObjectNode readObject(byte[] message) {
    try (var in = input.createParser(message)) {
      if (in.nextToken() == null) {
        throw new MalformedMessage("the message is empty");
      }
      if (!(JsonTree.read(in) instanceof ObjectNode fields)) {
        throw new MalformedMessage("the message is not an object");
      }
      if (in.nextToken() != null) {
        throw new MalformedMessage("the message goes on after its object");
      }
      return fields;
    } catch (JsonProcessingException misfit) {
      var at = misfit.getLocation() == null ? -1 : misfit.getLocation().getByteOffset();
      throw new MalformedMessage("%s, at byte %d".formatted(misfit.getOriginalMessage(), at));
    } catch (IOException misfit) {
      throw new MalformedMessage(String.valueOf(misfit.getMessage()));
    }
  }

  private static JsonNode required(ObjectNode fields, String name) {
    var value = fields.get(name);
    if (value == null) {
      throw new MalformedMessage(
          "key '%s' not found, object contains only [%s]".formatted(name, names(fields)));
    }
    return value;
  }

  private static String names(ObjectNode fields) {
    var names = (Iterable<String>) fields::fieldNames;
    var shown =
        StreamSupport.stream(names.spliterator(), false)
            .limit(NAMES_SHOWN)
            .map(name -> text(JsonNodeFactory.instance.textNode(name)))
            .collect(Collectors.joining(","));
    return fields.size() > NAMES_SHOWN ? shown + ",…" : shown;
  }

  private static Optional<String> key(ObjectNode fields) {
    var key = fields.path("key");
    if (key.isMissingNode() || key.isNull()) {
      return Optional.empty();
    }
    if (!key.isTextual() || key.textValue().length() > MAX_KEY_LENGTH) {
      throw new MalformedMessage(
          "key 'key' is not a text of at most %d characters".formatted(MAX_KEY_LENGTH));
    }
    return Optional.of(key.textValue());
  }
}
