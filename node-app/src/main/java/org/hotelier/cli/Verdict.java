package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints a {@code {yes, reasons}} and turns it into an exit code. */
record Verdict(Terminal terminal, boolean json) {

  int print(JsonNode answer, String yes, String no) {
    boolean isYes = answer.path("yes").asBoolean();
    if (json) {
      terminal.out().println(answer);
    } else {
      terminal.out().println(terminal.paint(isYes ? Tone.GOOD : Tone.DOUBTFUL, isYes ? yes : no));
      answer.path("reasons").forEach(reason -> terminal.out().println("  " + reason.asText()));
    }
    return isYes ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
