package org.hotelier.app;

import org.hotelier.cli.CommandLineInterface;
import org.hotelier.cli.Terminal;

/** The entry of every Hotelier process; its exit code is the contract of the command line. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    var terminal = Terminal.ofProcess();
    var exitCode = new CommandLineInterface(terminal).run(args);
    terminal.flush();
    System.exit(exitCode);
  }
}
