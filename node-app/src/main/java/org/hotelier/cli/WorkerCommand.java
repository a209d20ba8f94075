package org.hotelier.cli;

import java.util.concurrent.Callable;
import org.hotelier.demo.ShowWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the demonstration and the stories run beside the nodes: a worker outside the cluster. */
@Command(
    name = "worker",
    hidden = true,
    description = "Run a worker that answers with what it was asked, until it is killed.")
final class WorkerCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SERVICE", description = "What it provides.")
  private String service = "";

  @Parameters(index = "1", paramLabel = "BROKER", description = "host:port of a node's broker.")
  private String broker = "";

  @Option(names = "--hold", description = "Keep what it is given, and never answer.")
  private boolean holding;

  private final Terminal terminal;

  WorkerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    ShowWorker.run(service, broker, holding, terminal.out());
    return ExitCode.DONE;
  }
}
