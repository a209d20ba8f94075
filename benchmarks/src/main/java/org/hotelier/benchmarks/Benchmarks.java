package org.hotelier.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

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
        new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true).execute(args);
    System.exit(code);
  }
}
