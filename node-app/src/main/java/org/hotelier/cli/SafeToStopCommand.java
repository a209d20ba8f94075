package org.hotelier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks whether something may be stopped without losing anything; exit code 1 if not. */
@Command(
    name = "safe-to-stop",
    description = "Say whether a drained node, service or guest has nothing left to do.")
final class SafeToStopCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  @Mixin private final Subject subject = new Subject();
  private final Terminal terminal;

  SafeToStopCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var answer = choice.ask("SafeToStop", subject.arguments());
    return new Verdict(terminal, choice.json()).print(answer, "Yes: nothing would be lost.", "No:");
  }
}
