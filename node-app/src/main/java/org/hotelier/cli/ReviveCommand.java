package org.hotelier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Undoes a drain. */
@Command(name = "revive", description = "Undo 'drain'.")
final class ReviveCommand implements Callable<Integer> {
  @Mixin private final NodeChoice choice;
  @Mixin private final Subject subject = new Subject();
  private final Terminal terminal;

  ReviveCommand(Terminal terminal) {
    this.terminal = terminal;
    this.choice = new NodeChoice(terminal);
  }

  @Override
  public Integer call() {
    var answer = choice.ask("Revive", subject.arguments());
    return new Verdict(terminal, choice.json())
        .print(answer, "Takes new work again.", "Not revived:");
  }
}
