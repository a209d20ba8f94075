package org.hotelier.benchmarks;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hotelier.benchmarks.report.ResultTable;
import org.hotelier.benchmarks.report.Sample;
import org.hotelier.benchmarks.report.Samples;
import org.hotelier.benchmarks.report.Unit;
import org.hotelier.benchmarks.scenario.WallTime;
import org.hotelier.benchmarks.subject.HotelierFleet;
import org.hotelier.benchmarks.subject.HotelierSubject;
import org.hotelier.benchmarks.subject.Layout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How long the verbs of the command line take, beside a JVM that only says its version. */
@Command(name = "verbs", description = "Wall time of the command line, asked of three idle nodes.")
final class VerbsCommand implements Runnable {
  private static final int NODES = 3;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String BARE = "java -version";
  private static final ResultTable WALL =
      new ResultTable("Wall time of a command, exec to exit", Unit.MILLISECONDS, BARE);

  @Mixin private final Effort effort = new Effort();

  @Override
  public void run() {
    var samples = effort.samples();
    var layout = Contestants.layout();
    try (var fleet = new HotelierSubject(layout, true).fleet(NODES)) {
      for (int node = 0; node < NODES; node++) {
        fleet.start(node);
      }
      for (int node = 0; node < NODES; node++) {
        fleet.awaitUp(node, LIMIT);
      }
      var commands = commands(layout, fleet);
      for (int run = 0; run < effort.runs() && effort.timeLeft(); run++) {
        note(commands, run, samples);
      }
    }
    System.out.println(WALL.of(samples));
  }

  private static Map<String, List<String>> commands(Layout layout, HotelierFleet fleet) {
    var launcher = layout.launcher().toString();
    var socket = fleet.child(0).socket().toString();
    var commands = new LinkedHashMap<String, List<String>>();
    commands.put(BARE, List.of(Layout.java().toString(), "-XX:+UseSerialGC", "-version"));
    commands.put("hotelier --version", List.of(launcher, "--version"));
    for (var verb : List.of("nodes", "status")) {
      commands.put("hotelier " + verb, List.of(launcher, verb, "--socket", socket));
    }
    return commands;
  }

  private static void note(Map<String, List<String>> commands, int run, Samples samples) {
    commands.forEach(
        (name, command) -> {
          if (samples.values(WALL.measure(), name, NODES).size() <= run) {
            var took = WallTime.of(command, Contestants.java());
            long micros = TimeUnit.NANOSECONDS.toMicros(took.toNanos());
            samples.add(new Sample(WALL.measure(), name, NODES, String.valueOf(run), micros));
          }
        });
  }
}
