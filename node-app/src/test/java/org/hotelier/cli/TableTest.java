package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotelier.cli.Table.plain;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private final StringWriter out = new StringWriter();

  @Test
  void makesAColumnAsWideAsItsWidestCell() {
    new Table("A", "LONG", "END")
        .row(plain("wide one"), plain("x"), plain("1"))
        .row(plain(""), plain("y"), plain(""))
        .print(terminal(false), "> ");

    assertThat(out)
        .hasToString(
            """
            > A         LONG  END
            > wide one  x     1
            >           y
            """);
  }

  @Test
  void alignsByWhatIsSeenAndNotByTheColours() {
    new Table("A", "B").row(new Table.Cell("ok", Tone.GOOD), plain("1")).print(terminal(true));

    assertThat(out.toString().replaceAll("\u001b\\[\\d+m", "")).isEqualTo("A   B\nok  1\n");
  }

  @Test
  void refusesARowThatDoesNotFitItsHeadings() {
    assertThatThrownBy(() -> new Table("A").row(plain("1"), plain("2")))
        .hasMessage("Expected 1 cells, but got 2; give one per heading");
  }

  @Test
  void hasNoColourWhereNoneIsWanted() {
    assertThat(Terminal.colourWanted(Map.of())).isTrue();
    assertThat(Terminal.colourWanted(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.colourWanted(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.colourWanted(Map.of("TERM", "dumb"))).isFalse();
  }

  private Terminal terminal(boolean colour) {
    var writer = new PrintWriter(out, true);
    return new Terminal(writer, writer, OutputStream.nullOutputStream(), colour, Map.of());
  }
}
