package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import org.hotelier.protocol.control.ControlClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows a node's event log, oldest first, and follows it when asked. Followed as JSON, each event
 * is one line, so that a program can read them as they come.
 */
@Command(name = "events", description = "Show what happened on a node.")
final class EventsCommand implements Callable<Integer> {
  private static final long LONGEST_CALL_MILLIS = 10_000;

  @Mixin private final NodeChoice choice;

  @Option(
      names = "--follow",
      description = "Go on with each new event until interrupted; with --json one per line.")
  private boolean follow;

  @Option(
      names = "--since",
      paramLabel = "SEQ",
      defaultValue = "0",
      description = "Only events numbered above this (default: ${DEFAULT-VALUE}).")
  private long since;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      description = "At most this many in one answer (default: ${DEFAULT-VALUE}).")
  private int limit;

  private final Terminal terminal;

  EventsCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    try (var client = choice.connect()) {
      if (follow) {
        follow(client);
      } else if (choice.json()) {
        terminal.out().println(client.call("QueryEvents", since, limit));
      } else {
        show(client.call("QueryEvents", since, limit));
      }
    }
    return ExitCode.DONE;
  }

  /** Ends only when the reader of standard output is gone, or by an exception. */
  private void follow(ControlClient client) {
    var version = -1L;
    while (!terminal.out().checkError()) {
      show(client.call("QueryEvents", since, limit));
      terminal.flush();
      var change = Calls.change(client, "events", version, LONGEST_CALL_MILLIS);
      version = change.path("version").asLong(version);
    }
  }

  private void show(JsonNode events) {
    for (var event : events) {
      since = Math.max(since, event.path("seq").asLong());
      terminal.out().println(choice.json() ? event.toString() : line(event));
    }
  }

  private String line(JsonNode event) {
    return "%s  %s  %s"
        .formatted(
            terminal.paint(Tone.QUIET, event.path("at").asText()),
            terminal.paint(
                Tone.HEADING,
                event.path("group").asText() + "/" + event.path("component").asText()),
            event.path("text").asText());
  }
}
