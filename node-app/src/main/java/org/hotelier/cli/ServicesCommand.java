package org.hotelier.cli;

import static org.hotelier.cli.Table.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the services of the cluster, how many guests provide each, and what they have to do. */
@Command(name = "services", description = "List the services of the cluster.")
final class ServicesCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  private final Terminal terminal;

  ServicesCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var services = choice.askAnyOfOneCluster("QueryServices");
    if (choice.json()) {
      terminal.out().println(services);
    } else {
      table(services).print(terminal);
    }
    return ExitCode.DONE;
  }

  private static Table table(JsonNode services) {
    var table =
        new Table(
            "SERVICE", "GUESTS", "QUEUED", "IN FLIGHT", "SERVED", "FAILED", "RETRIED", "NODES");
    for (var service : services) {
      table.row(
          plain(service.path("service").asText()),
          plain(service.path("guests").asText()),
          plain(service.path("queued").asText()),
          plain(service.path("inFlight").asText()),
          plain(service.path("served").asText()),
          plain(service.path("failed").asText()),
          plain(service.path("retried").asText()),
          plain(
              Json.items(service.path("nodes"))
                  .map(JsonNode::asText)
                  .collect(Collectors.joining(", "))));
    }
    return table;
  }
}
