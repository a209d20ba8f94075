package org.hotelier.protocol.luxi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlCodecTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private final ControlCodec codec = new ControlCodec(ControlCodec.MAX_MESSAGE_BYTES);

  @Test // origins.md 3c, "call Ping"
  void writesAndReadsTheGoldenRequest() {
    var golden =
        HEX.parseHex(
            "7b 22 6d 65 74 68 6f 64 22 3a 22 50 69 6e 67 22 2c 22 61 72 67 73 22 3a 5b 5d 7d 03");
    var ping = new ControlRequest("Ping", JSON.arrayNode());

    assertThat(ControlCodec.write(ping)).isEqualTo(golden);
    assertThat(codec.readRequest(unterminated(golden))).isEqualTo(ping);
  }

  @Test // origins.md 3c, answer "pong"
  void writesAndReadsTheGoldenAnswer() {
    var golden =
        HEX.parseHex(
            "7b 22 73 75 63 63 65 73 73 22 3a 74 72 75 65 2c 22 72 65 73 75 6c 74 22 3a 22 70 6f"
                + " 6e 67 22 7d 03");
    var pong = ControlAnswer.done(TextNode.valueOf("pong"));

    assertThat(ControlCodec.write(pong)).isEqualTo(golden);
    assertThat(codec.readAnswer(unterminated(golden))).isEqualTo(pong);
  }

  @ParameterizedTest // origins.md 3c, "error" and "unknown method"
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "OpPrereqError|Node is unknown,unknown_entity|"
            + "{\"success\":false,\"result\":[\"OpPrereqError\",[\"Node is"
            + " unknown\",\"unknown_entity\"]]}",
        "GenericError|No such method: Foo|"
            + "{\"success\":false,\"result\":[\"GenericError\",[\"No such method: Foo\"]]}"
      })
  void writesAndReadsTheGoldenErrors(String name, String arguments, String golden) {
    var failure = new ControlFailure(name, List.of(arguments.split(",")));

    var written = ControlCodec.write(ControlAnswer.failed(failure));
    assertThat(new String(written, US_ASCII)).isEqualTo(golden + "\3");
    var read = codec.readAnswer(golden.getBytes(US_ASCII));
    assertThat(catchThrowableOfType(ControlFailure.class, read::orThrow))
        .usingRecursiveComparison()
        .comparingOnlyFields("name", "arguments")
        .isEqualTo(failure);
  }

  @Test // LX-17
  void ignoresExtraKeysAndTakesTheFirstOfTwoEqualOnes() {
    var request =
        read("{\"version\":3,\"method\":\"A\",\"x\":{\"y\":[]},\"method\":\"B\",\"args\":[1]}");

    assertThat(request).isEqualTo(new ControlRequest("A", JSON.arrayNode().add(1)));
  }

  @Test // a key makes a repeated call run once
  void carriesAKeyInBothDirections() {
    var request = new ControlRequest("Stop", JSON.arrayNode(), Optional.of("k-1"));

    var written = ControlCodec.write(request);

    assertThat(new String(written, US_ASCII))
        .isEqualTo("{\"method\":\"Stop\",\"args\":[],\"key\":\"k-1\"}\3");
    assertThat(codec.readRequest(unterminated(written))).isEqualTo(request);
  }

  @ParameterizedTest // LX-13, with the detail of origins.md for a missing key
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{}|key 'method' not found, object contains only []",
        "{\"args\":[]}|key 'method' not found, object contains only [\"args\"]",
        "{\"method\":\"Ping\",\"é\":1}|key 'args' not found, object contains only"
            + " [\"method\",\"\\u00E9\"]",
        "{\"method\":1,\"args\":[]}|key 'method' is not a text",
        "{\"method\":\"Ping\",\"args\":{}}|key 'args' is not a list",
        "{\"method\":\"Ping\",\"args\":[],\"key\":7}|key 'key' is not a text of at most 200 characters",
        "[]|the message is not an object",
        "!!|the message is empty",
        "{} {}|the message goes on after its object"
      })
  void namesWhatIsWrongWithARequest(String message, String detail) {
    var thrown = catchThrowableOfType(MalformedMessage.class, () -> read(message));

    assertThat(thrown).hasMessage(detail);
    assertThat(ControlAnswer.unparsable(thrown).result().textValue())
        .isEqualTo("Failed to parse request: " + detail);
  }

  @Test // 3c: 7-bit clean output
  void escapesEverythingThatIsNotSevenBit() {
    var text = "Zürich \uD83D\uDE00 \u0003 \uD800 alone";

    var written = ControlCodec.write(ControlAnswer.done(TextNode.valueOf(text)));

    assertThat(new String(written, ISO_8859_1)).matches("[ -~]*\3");
    assertThat(codec.readAnswer(unterminated(written)).result().textValue()).isEqualTo(text);
  }

  @Test // LX-34
  void refusesTextThatIsNotUtf8() {
    assertThatThrownBy(
            () -> codec.readAnswer("{\"success\":true,\"result\":\"\u00ff\"}".getBytes(ISO_8859_1)))
        .isInstanceOf(MalformedMessage.class);
    assertThatThrownBy(
            () -> codec.readRequest("{\"method\":\"Ping\",\"args\":[]}".getBytes(UTF_16BE)))
        .isInstanceOf(MalformedMessage.class);
  }

  @ParameterizedTest // limits on depth, size of numbers, length of names
  @CsvSource({"[, 100000, ''", "1, 101, ''", "0.1, 101, ''", "N, 1001, '\": 1}'"})
  void refusesWhatExceedsTheLimits(String unit, int times, String end) {
    var start = unit.equals("N") ? "{\"" : "";

    assertThatThrownBy(
            () -> read("{\"method\":\"M\",\"args\":[" + start + unit.repeat(times) + end + "]}"))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test // LX-22: what is no JSON may be a secret
  void quotesNothingOfWhatItCannotRead() {
    for (var message : List.of("hunter2", "{\"method\":hunter2}", "{hunter2:1}", "\"hunter2")) {
      assertThatThrownBy(() -> read(message))
          .isInstanceOf(MalformedMessage.class)
          .hasMessageNotContaining("hunter");
    }
  }

  @Test // memory is bounded by more than the length: 16 MiB of "[]," would be millions of nodes
  void refusesTooManyValues() {
    var message = "{\"method\":\"Ping\",\"args\":[" + "[],".repeat(1_000_000) + "[]]}";

    assertThatThrownBy(() -> read(message))
        .isInstanceOf(MalformedMessage.class)
        .hasMessageContaining("Token count");
  }

  @Test // LX-41: a failure that is no encoded error
  void makesARequestErrorOfAnyOtherFailure() {
    assertThat(failureOf("{\"success\":false,\"result\":\"Failed to parse request: x\"}"))
        .isEqualTo("RequestError[Failed to parse request: x]");
    assertThat(failureOf("{\"success\":false,\"result\":{\"a\":1}}"))
        .isEqualTo("RequestError[{\"a\":1}]");
    assertThat(failureOf("{\"success\":false,\"result\":[\"ResolverError\",[\"h\",7,[1]]]}"))
        .isEqualTo("ResolverError[h, 7, [1]]");
  }

  @ParameterizedTest // LX-34
  @ValueSource(
      strings = {"{\"success\":true}", "{\"result\":1}", "{\"success\":1,\"result\":1}", "7"})
  void refusesAnAnswerWithoutItsTwoKeys(String answer) {
    assertThatThrownBy(() -> codec.readAnswer(answer.getBytes(UTF_8)))
        .isInstanceOf(MalformedMessage.class);
  }

  @Test // LX-36
  void refusesAPayloadWithATerminator() {
    assertThatThrownBy(() -> ControlCodec.terminated("a\3b".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Message terminator found in payload");
  }

  @Test
  void anyMutationOfARequestIsARequestOrMalformed() {
    var seeds =
        List.of(
            "{\"method\":\"Ping\",\"args\":[]}",
            "{\"method\":\"Call\",\"args\":[\"echo\",[\"é\\u0041\",1.5e3,-7],{\"timeoutMs\":99}],"
                + "\"key\":\"k\",\"version\":null}",
            "{\"method\":\"WaitForChange\",\"args\":[\"nodes\",0,123456789012345678901]}");
    for (var seed = 0; seed < 30_000; seed++) {
      var message = mutated(seeds.get(seed % seeds.size()).getBytes(UTF_8), new Random(seed));
      try {
        var request = codec.readRequest(message);
        var again = codec.readRequest(unterminated(ControlCodec.write(request)));
        assertThat(again).as("seed %d", seed).isEqualTo(request);
      } catch (MalformedMessage expected) {
        assertThat(expected.getMessage()).as("seed %d", seed).isNotBlank();
      } catch (RuntimeException unexpected) {
        throw new AssertionError("seed " + seed, unexpected);
      }
    }
  }

  private static byte[] mutated(byte[] message, Random random) {
    var mutant = message.clone();
    for (var n = random.nextInt(4); n >= 0; n--) {
      var at = random.nextInt(mutant.length);
      switch (random.nextInt(4)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant = Arrays.copyOf(mutant, at + 1);
        case 2 -> mutant[at] = (byte) "{}[]\",:\\e-0".charAt(random.nextInt(11));
        default -> System.arraycopy(mutant, 0, mutant, at, random.nextInt(mutant.length - at));
      }
    }
    return mutant;
  }

  private String failureOf(String answer) {
    var read = codec.readAnswer(answer.getBytes(UTF_8));
    return catchThrowableOfType(ControlFailure.class, read::orThrow).getMessage();
  }

  private ControlRequest read(String message) {
    return codec.readRequest(message.getBytes(UTF_8));
  }

  private static byte[] unterminated(byte[] message) {
    assertThat(message).endsWith(3);
    return Arrays.copyOf(message, message.length - 1);
  }
}
