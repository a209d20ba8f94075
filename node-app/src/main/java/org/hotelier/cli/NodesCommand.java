package org.hotelier.cli;

import static org.hotelier.cli.Table.plain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the nodes of the cluster as one of them sees them. */
@Command(name = "nodes", description = "List the nodes of the cluster and their status.")
final class NodesCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  private final Terminal terminal;

  NodesCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var nodes = choice.askAnyOfOneCluster("QueryNodes");
    if (choice.json()) {
      terminal.out().println(nodes);
    } else {
      table(nodes).print(terminal);
    }
    return ExitCode.DONE;
  }

  /** The nodes as a table, the one that answered marked by an asterisk. */
  static Table table(JsonNode nodes) {
    var table = new Table("NAME", "STATUS", "ADDRESS", "SINCE");
    for (var node : nodes) {
      var status = node.path("status").asText();
      table.row(
          plain(node.path("name").asText() + (node.path("self").asBoolean() ? " *" : "")),
          new Table.Cell(status, Tone.ofStatus(status)),
          plain(node.path("address").asText()),
          plain(node.path("since").asText()));
    }
    return table;
  }
}
