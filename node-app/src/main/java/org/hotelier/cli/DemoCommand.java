package org.hotelier.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** A demonstration. */
@Command(name = "demo", description = "Watch three nodes form a cluster and survive a kill.")
final class DemoCommand implements Callable<Integer> {

  DemoCommand(Terminal terminal) {}

  @Override
  public Integer call() {
    return ExitCode.REFUSED;
  }
}
