package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Says why a node is in its present state and what to do about it; where no node answers, what can
 * be said without one.
 */
@Command(
    name = "doctor",
    description = "Explain a node's state and what to do; exit code 1 when something is wrong.")
final class DoctorCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  private final Terminal terminal;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var socket = choice.socket();
    if (choice.json()) {
      var explained = choice.ask("Explain");
      terminal.out().println(explained);
      return allHold(explained) ? ExitCode.DONE : ExitCode.REFUSED;
    }
    var findings = Finding.around(socket);
    findings.forEach(finding -> finding.print(terminal));
    var explained = choice.ask("Explain");
    Json.items(explained.path("rules"))
        .map(Finding::ofRule)
        .forEach(finding -> finding.print(terminal));
    terminal.out().println(Json.text(explained.path("summary"), ""));
    var healthy = findings.stream().allMatch(Finding::holds) && allHold(explained);
    return healthy ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static boolean allHold(JsonNode explained) {
    return Json.items(explained.path("rules")).allMatch(rule -> rule.path("holds").asBoolean());
  }
}
