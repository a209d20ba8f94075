package org.hotelier.benchmarks.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotelier.benchmarks.subject.Layout;
import org.hotelier.benchmarks.subject.Leash;

/**
 * The load generator and the guests, the same for all systems; written in C, so that they leave the
 * processors to the broker, and compiled here because nothing else of the build needs a C compiler.
 */
public record Programs(Path loadgen, Path echoworker, Path natsecho) {
  private static final List<String> FLAGS = List.of("-std=gnu11", "-O2", "-Wall", "-Wextra");
  private static final List<String> LIBRARIES = List.of("-lzmq", "-lpthread");

  /**
   * Compiles them into the target directory.
   *
   * @throws Missing if the compiler or libzmq is missing
   */
  public static Programs compile(Layout layout) {
    return new Programs(
        compile(layout, "loadgen"), compile(layout, "echoworker"), compile(layout, "natsecho"));
  }

  private static Path compile(Layout layout, String name) {
    var source = layout.root().resolve("benchmarks/src/main/c").resolve(name + ".c");
    var program = layout.target().resolve("c").resolve(name);
    var command = new ArrayList<>(List.of("gcc"));
    command.addAll(FLAGS);
    command.addAll(List.of("-o", program.toString(), source.toString()));
    command.addAll(LIBRARIES);
    try {
      Files.createDirectories(layout.target().resolve("c"));
      var gcc = Leash.start(new ProcessBuilder(command).redirectErrorStream(true));
      var said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (gcc.waitFor() != 0) {
        throw new Missing(
            "Expected gcc to compile %s, but it ended with code %d; install libzmq3-dev if it misses zmq.h:%n%s"
                .formatted(source, gcc.exitValue(), said));
      }
      return program;
    } catch (IOException missing) {
      throw new Missing(
          "Expected gcc on the PATH, but %s; install gcc, libc6-dev and libzmq3-dev (Debian's names)"
              .formatted(missing.getMessage()),
          missing);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The load generator, without its options. */
  List<String> load() {
    return List.of(loadgen.toString(), "--quiet");
  }

  /** Workers of the Majordomo protocol; those with credit say so in their READY. */
  List<String> workers(String endpoint, String service, Workload workload, boolean credit) {
    var command =
        new ArrayList<>(
            List.of(
                echoworker.toString(),
                "--endpoint",
                endpoint,
                "--service",
                service,
                "--workers",
                String.valueOf(workload.workers())));
    if (credit) {
      command.addAll(List.of("--ready", "credit=64"));
    }
    return command;
  }

  /** Responders of a NATS server. */
  List<String> responders(String endpoint, String service, Workload workload) {
    return List.of(
        natsecho.toString(),
        "--endpoint",
        endpoint,
        "--service",
        service,
        "--workers",
        String.valueOf(workload.workers()));
  }
}
