package org.hotelier.cli;

import java.util.concurrent.Callable;
import org.hotelier.app.Training;
import picocli.CommandLine.Command;

/** What the launcher runs while the JVM records which classes a start-up needs. */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Run start-ups and verbs, and end; for the class-data archive.")
final class RehearseCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return Training.run() ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
