package org.hotelier.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cases about one part of the protocols; {@link ConformanceStory} runs them. */
class Rules {
  /** A request of 0.1 for {@code mmi.what} with the body {@code ?}, as bytes. */
  static final byte[] QUESTION =
      Bytes.hex("01 00 01 06 4d 44 50 43 30 31 01 08 6d 6d 69 2e 77 68 61 74 00 01 3f");

  /** Its answer: {@code 501}. */
  static final String ANSWER =
      "01 00 01 06 4d 44 50 43 30 31 01 08 6d 6d 69 2e 77 68 61 74 00 03 35 30 31";

  @RegisterExtension final Stage stage = new Stage(ConformanceStory::endpoint);

  /** The broker's READY comes next, and then the answer to the question. */
  static void isAnswered(Wire wire) {
    ready(wire);
    wire.reads(ANSWER);
  }

  /** The body of the broker's READY, which comes next. */
  static byte[] ready(Wire wire) {
    assertThat(wire.reads(1)).as("a short command").containsExactly(4);
    return wire.reads(wire.reads(1)[0] & 0xff);
  }

  static List<String> body(String... frames) {
    return List.of(frames);
  }
}
