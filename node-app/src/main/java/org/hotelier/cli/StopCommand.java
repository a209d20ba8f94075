package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.protocol.control.ControlException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stops a node cleanly and returns once nobody listens on its control socket any more. */
@Command(name = "stop", description = "Stop a node cleanly and wait until it is gone.")
final class StopCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;

  @Option(
      names = "--timeout",
      paramLabel = "D",
      defaultValue = "15s",
      converter = DurationConverter.class,
      description = "How long to wait for its end (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  private final Terminal terminal;

  StopCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() throws InterruptedException {
    var deadline = new Deadline(timeout);
    var socket = choice.socket();
    var result = stop(socket);
    awaitEnd(socket, deadline);
    terminal.out().println(choice.json() ? result.toString() : "Stopped.");
    return ExitCode.DONE;
  }

  /** A node that ends faster than it answers has stopped as well. */
  private static JsonNode stop(Path socket) {
    try (var client = Calls.connect(socket)) {
      return stop(client);
    }
  }

  private static JsonNode stop(ControlClient connected) {
    try {
      return connected.call("Stop");
    } catch (ControlException.Unreachable | ControlException.ConnectionLost e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private void awaitEnd(Path socket, Deadline deadline) throws InterruptedException {
    while (StateDirectory.listens(socket)) {
      if (deadline.passed()) {
        throw CliFailure.timedOut(
            "Expected the node at %s to end within %s, but it still listens; see its log"
                .formatted(socket, DurationConverter.text(timeout)));
      }
      deadline.pause();
    }
  }
}
