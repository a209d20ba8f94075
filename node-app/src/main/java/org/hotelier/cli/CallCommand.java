package org.hotelier.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.protocol.luxi.ControlFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sends a request to a service and writes the reply as it is: its frames one after the other,
 * nothing between or after them. Several replies are written a line each.
 */
@Command(
    name = "call",
    description = "Send a request to a service and write the reply, byte for byte.")
final class CallCommand implements Callable<Integer> {
  /** The node says itself that time is up; only one that hangs says nothing. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  @Mixin private final NodeChoice choice;

  @Parameters(index = "0", paramLabel = "SERVICE", description = "The service to ask.")
  private String service = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "BODY|-",
      defaultValue = "",
      description = "The request's body, - for standard input (default: nothing).")
  private String body = "";

  @Option(
      names = "--timeout",
      paramLabel = "D",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "Wait so long for a reply, then exit code 4 (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "Ask so many times, one after the other (default: ${DEFAULT-VALUE}).")
  private int count = 1;

  private final Terminal terminal;

  CallCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() throws IOException {
    if (count < 1) {
      throw CliFailure.usage("Expected --count of at least 1, but got " + count);
    }
    var bytes = body.equals("-") ? System.in.readAllBytes() : body.getBytes(UTF_8);
    var frame = Body.argument(bytes);
    try (var client = choice.connect()) {
      for (int i = 0; i < count; i++) {
        write(ask(client, frame));
      }
    }
    return ExitCode.DONE;
  }

  private JsonNode ask(ControlClient client, Object frame) {
    try {
      return client.call(
          timeout.plus(SLACK),
          "Call",
          service,
          List.of(frame),
          Map.of("timeoutMs", timeout.toMillis()));
    } catch (ControlFailure refused) {
      if (refused.name().equals("Expired")) {
        throw CliFailure.timedOut(
            "Expected a reply of %s within %s, but none came: %s"
                .formatted(
                    service,
                    DurationConverter.text(timeout),
                    Complaints.oneLine(String.join(", ", refused.arguments()))));
      }
      throw refused;
    }
  }

  private void write(JsonNode result) {
    if (choice.json()) {
      terminal.out().println(result);
      return;
    }
    result.path("reply").forEach(frame -> terminal.write(Body.bytes(frame)));
    if (count > 1) {
      terminal.out().print('\n');
    }
  }
}
