package org.hotelier.cli;

import static org.hotelier.cli.Table.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the guests of the cluster: who provides which service, where, and how lively. */
@Command(name = "guests", description = "List the guests of the cluster, or those of one service.")
final class GuestsCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;

  @Parameters(
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "Only the guests of this service.")
  private @Nullable String service;

  private final Terminal terminal;

  GuestsCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var guests =
        service == null
            ? choice.askAnyOfOneCluster("QueryGuests")
            : choice.askAnyOfOneCluster("QueryGuests", service);
    if (choice.json()) {
      terminal.out().println(guests);
    } else {
      table(guests).print(terminal);
    }
    return ExitCode.DONE;
  }

  private static Table table(JsonNode guests) {
    var table =
        new Table("ADDRESS", "SERVICE", "KIND", "NODE", "STATUS", "LEASE", "LAST BEAT", "SERVED");
    for (var guest : guests) {
      var status = guest.path("status").asText();
      table.row(
          plain(guest.path("address").asText()),
          plain(guest.path("service").asText()),
          plain(guest.path("kind").asText()),
          plain(guest.path("node").asText()),
          new Table.Cell(status, status.equals("live") ? Tone.GOOD : Tone.DOUBTFUL),
          plain(duration(guest.path("leaseMs"))),
          plain(duration(guest.path("lastBeatMs"))),
          plain(guest.path("served").asText()));
    }
    return table;
  }

  /** A guest that needs no lease, such as a service actor, has none. */
  private static String duration(JsonNode millis) {
    return millis.isIntegralNumber() && millis.asLong() > 0
        ? DurationConverter.text(Duration.ofMillis(millis.asLong()))
        : "-";
  }
}
