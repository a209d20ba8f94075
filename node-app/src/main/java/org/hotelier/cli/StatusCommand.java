package org.hotelier.cli;

import static org.hotelier.cli.Table.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one node: who it is, whether it is ready, its cluster and its ports. */
@Command(name = "status", description = "Show a node: ready or not, its cluster, its ports.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  private final Terminal terminal;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var node = choice.ask("QueryNode");
    if (choice.json()) {
      terminal.out().println(node);
    } else {
      print(node);
    }
    return ExitCode.DONE;
  }

  private void print(JsonNode node) {
    var ready = node.path("ready").asBoolean();
    new Table(node.path("name").asText(), node.path("address").asText())
        .row(
            plain("ready"), new Table.Cell(ready ? "yes" : "no", ready ? Tone.GOOD : Tone.DOUBTFUL))
        .row(plain("mode"), plain(node.path("mode").asText()))
        .row(plain("cluster"), plain(Json.text(node.path("clusterId"), "none yet")))
        .row(plain("since"), plain(node.path("since").asText()))
        .row(plain("draining"), plain(node.path("draining").asBoolean() ? "yes" : "no"))
        .row(plain("ports"), plain(ports(node.path("ports"))))
        .row(plain("incarnation"), plain(node.path("incarnation").asText()))
        .row(plain("version"), plain(node.path("version").asText()))
        .print(terminal);
  }

  private static String ports(JsonNode ports) {
    return ports.properties().stream()
        .map(port -> port.getKey() + " " + port.getValue().asText())
        .collect(Collectors.joining(", "));
  }
}
