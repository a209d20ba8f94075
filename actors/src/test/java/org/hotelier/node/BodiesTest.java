package org.hotelier.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies on the control socket: texts, and base64 where they are none. */
class BodiesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsTextsAndBase64() throws Exception {
    assertThat(Bodies.read(json("[\"é\", {\"base64\": \"AP8=\"}, \"\"]")))
        .usingRecursiveComparison()
        .isEqualTo(List.of("é".getBytes(UTF_8), new byte[] {0, -1}, new byte[0]));
  }

  @Test
  void writesWhatIsUtf8AsTextAndAllElseAsBase64() {
    var frames = List.of("é".getBytes(UTF_8), new byte[] {0, -1}, new byte[] {0}, new byte[0]);

    assertThat(Bodies.write(frames)).hasToString("[\"é\",{\"base64\":\"AP8=\"},\"\\u0000\",\"\"]");
  }

  @Test
  void readsWhatItWrites() throws Exception {
    for (int last = 0; last < 256; last++) {
      var frames = List.of(new byte[] {'a', (byte) last});

      assertThat(Bodies.read(json(Bodies.write(frames).toString())))
          .usingRecursiveComparison()
          .isEqualTo(frames);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a\"",
        "[]",
        "{}",
        "[1]",
        "[null]",
        "[{\"base64\": \"*\"}]",
        "[{\"text\": \"a\"}]"
      })
  void refusesWhatIsNoBody(String body) throws Exception {
    var read = json(body);

    assertThatThrownBy(() -> Bodies.read(read))
        .isInstanceOfSatisfying(
            ControlFailure.class,
            failure -> {
              assertThat(failure.name()).isEqualTo("GenericError");
              assertThat(failure.arguments().get(0)).contains("expected ", "but got ");
            });
  }

  @Test
  void refusesToDoWithoutABodyAndQuotesNoLongOne() throws Exception {
    assertThatThrownBy(() -> Bodies.read(MissingNode.getInstance()))
        .hasMessageContaining("nothing");
    var tooMuch = json("[" + "[],".repeat(1000) + "1]");
    assertThatThrownBy(() -> Bodies.read(json("\"" + "x".repeat(1000) + "\"")))
        .hasMessageContaining("x…");
    assertThatThrownBy(() -> Bodies.read(tooMuch)).isInstanceOf(ControlFailure.class);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }
}
