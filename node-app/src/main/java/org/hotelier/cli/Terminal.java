package org.hotelier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Where a verb writes and what it knows of its surroundings. Results go to {@code out}, everything
 * else to {@code err}; text is UTF-8 whatever the locale says, because JSON is.
 *
 * @param raw where {@code out} writes to, for bytes that are no text
 */
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    OutputStream raw,
    boolean colour,
    Map<String, String> environment) {

  /** Set by the launcher when standard output is a terminal: asking here would cost a library. */
  private static final String INTERACTIVE = "hotelier.terminal";

  public Terminal {
    environment = Map.copyOf(environment);
  }

  /** The terminal of this process; it has colour unless {@code NO_COLOR} is set (no-color.org). */
  public static Terminal ofProcess() {
    var environment = System.getenv();
    var raw = new FileOutputStream(FileDescriptor.out);
    return new Terminal(
        writer(raw),
        writer(new FileOutputStream(FileDescriptor.err)),
        raw,
        Boolean.getBoolean(INTERACTIVE) && colourWanted(environment),
        environment);
  }

  static boolean colourWanted(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  /** Writes bytes as they are, after all text so far. */
  void write(byte[] bytes) {
    out.flush();
    try {
      raw.write(bytes);
      raw.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text in the tone's colour, or as it is where there is no colour. */
  String paint(Tone tone, String text) {
    return colour ? tone.paint(text) : text;
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, UTF_8), false);
  }
}
