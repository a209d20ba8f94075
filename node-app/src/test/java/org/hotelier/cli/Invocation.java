package org.hotelier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/** One run of the command line: its exit code and all that it wrote. */
record Invocation(int exitCode, String out, String err) {

  /** Runs without a terminal, its state directory below the one given. */
  static Invocation of(Path state, String... args) {
    return of(state, false, args);
  }

  static Invocation of(Path state, boolean colour, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new StringWriter();
    var terminal =
        new Terminal(
            new PrintWriter(out, false, UTF_8),
            new PrintWriter(err),
            out,
            colour,
            Map.of("XDG_STATE_HOME", state.toString()));
    var exitCode = new CommandLineInterface(terminal).run(args);
    terminal.flush();
    return new Invocation(exitCode, out.toString(UTF_8), err.toString());
  }
}
