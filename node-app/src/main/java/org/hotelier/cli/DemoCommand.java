package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hotelier.demo.Demonstration;
import org.hotelier.demo.Narrator;
import picocli.CommandLine.Command;

/** Plays the demonstration in the terminal. */
@Command(
    name = "demo",
    description =
        "Watch three nodes form a cluster and serve; a worker and a node are killed (about 25 s).")
final class DemoCommand implements Callable<Integer> {
  /** Set by the launcher: the directory of the distribution. */
  private static final String HOME = "hotelier.home";

  private final Terminal terminal;

  DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var narrator = new Narrator(this::line, this::nodes);
    return Demonstration.play(launcher(), narrator) ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private static Path launcher() {
    var launcher = Path.of(System.getProperty(HOME, "")).resolve("bin").resolve("hotelier");
    if (!Files.isExecutable(launcher)) {
      throw CliFailure.usage(
          "Expected the launcher at %s, but there is none; run the demo by bin/hotelier demo"
              .formatted(launcher.toAbsolutePath()));
    }
    return launcher;
  }

  private void line(String line) {
    terminal.out().println(line);
    terminal.flush();
  }

  private void nodes(JsonNode rows) {
    NodesCommand.table(rows).print(terminal, " ".repeat(9));
    terminal.flush();
  }
}
