package org.hotelier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the node to give itself, a service or a guest no new work. */
@Command(
    name = "drain",
    description = "Give a node, a service or a guest no new work; it finishes what it has.")
final class DrainCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  @Mixin private final Subject subject = new Subject();
  private final Terminal terminal;

  DrainCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var answer = choice.ask("Drain", subject.arguments());
    return new Verdict(terminal, choice.json())
        .print(
            answer, "Draining; 'hotelier safe-to-stop' says when nothing is left.", "Not drained:");
  }
}
