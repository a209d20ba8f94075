package org.hotelier.benchmarks;

import org.hotelier.benchmarks.broker.Missing;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The entrance: one command for each group of tables in docs/benchmarks.md. */
@Command(
    name = "benchmarks/run",
    description = "Measures Hotelier beside what a person would use instead.",
    subcommands = {
      FormationCommand.class,
      StartCommand.class,
      VerbsCommand.class,
      MemoryCommand.class,
      PartitionCommand.class,
      BrokerCommand.class,
      CrowdCommand.class
    })
public final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] args) {
    int code =
        new CommandLine(new Benchmarks())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Benchmarks::explain)
            .execute(args);
    System.exit(code);
  }

  /** Of what is missing on this machine a line is enough; anything else is a defect. */
  private static int explain(Exception failure, CommandLine line, ParseResult asked)
      throws Exception {
    if (failure instanceof Missing missing) {
      System.err.println("benchmarks/run: " + missing.getMessage());
      return 1;
    }
    throw failure;
  }
}
