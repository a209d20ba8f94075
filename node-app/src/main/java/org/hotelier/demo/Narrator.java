package org.hotelier.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells the story line by line, each with the seconds since its beginning. */
public final class Narrator {
  private static final String INDENT = " ".repeat(9);

  private final long startNanos = System.nanoTime();
  private final Consumer<String> line;
  private final Consumer<JsonNode> nodes;

  /** Lines go to the one, the rows of {@code QueryNodes} to the other. */
  public Narrator(Consumer<String> line, Consumer<JsonNode> nodes) {
    this.line = line;
    this.nodes = nodes;
  }

  void say(String text) {
    line.accept(String.format(Locale.ROOT, "%5.1f s  %s", elapsed().toMillis() / 1000.0, text));
  }

  void add(String text) {
    line.accept(INDENT + text);
  }

  /** Several lines as they are, of no particular moment. */
  void quote(String text) {
    line.accept(text);
  }

  void show(JsonNode rows) {
    nodes.accept(rows);
  }

  static String time(Duration duration) {
    var millis = duration.toMillis();
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
