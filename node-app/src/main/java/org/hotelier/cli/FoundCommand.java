package org.hotelier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells a node that waits for peers it remembers to found a cluster without them. */
@Command(
    name = "found",
    description = {
      "Let a node found a cluster though peers it remembers are missing.",
      "Only if those peers are gone for good: otherwise there will be two clusters."
    })
final class FoundCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  private final Terminal terminal;

  FoundCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var result = choice.ask("Found");
    terminal
        .out()
        .println(
            choice.json()
                ? result.toString()
                : "The node founds a cluster; 'hotelier wait --ready' waits for it.");
    return ExitCode.DONE;
  }
}
