package org.hotelier.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hotelier.network.LoopbackNetwork;

/**
 * The class-data archive of a plain node, so that neither side has an advantage by one: made by the
 * steps of Hotelier's launcher, a rehearsed formation whose loaded classes are then dumped.
 */
public final class PlainArchive {
  private static final long LIMIT_SECONDS = 60;

  private PlainArchive() {}

  /** Makes the archive anew; takes some seconds. */
  public static Path make(Layout layout, String settings) {
    var classes = layout.target().resolve("plain.classes");
    var archive = layout.target().resolve("plain.jsa");
    try (var network = LoopbackNetwork.claim()) {
      Files.deleteIfExists(archive);
      java(
          layout,
          List.of("-XX:+UseSerialGC", "-XX:DumpLoadedClassList=" + classes),
          List.of("rehearse", settings, network.host(0), network.host(1)));
      java(
          layout,
          List.of(
              "-Xlog:disable",
              "-XX:+UseG1GC",
              "-Xshare:dump",
              "-XX:SharedClassListFile=" + classes,
              "-XX:SharedArchiveFile=" + archive),
          List.of());
      return archive;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void java(Layout layout, List<String> flags, List<String> arguments)
      throws IOException {
    var command = new ArrayList<>(List.of(Layout.java().toString(), "-XX:-UsePerfData"));
    command.addAll(flags);
    command.addAll(List.of("-cp", layout.plainClassPath()));
    if (!arguments.isEmpty()) {
      command.add(PlainNode.class.getName());
      command.addAll(arguments);
    }
    var log = layout.target().resolve("plain-archive.log").toFile();
    var process =
        Leash.start(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log)));
    var ended =
        process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process);
    ended.join().destroyForcibly();
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException(
          "Expected to make the archive of a plain node, but %s ended with code %d; do read %s"
              .formatted(command, code, log));
    }
  }
}
