package org.hotelier.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.Stream.Builder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases of {@code libzmq_peers.py}: each is a process of its own. */
class LibzmqRules extends Rules {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = "libzmq_peers.py";

  @TempDir Path directory;

  private record Ending(int code, String output) {}

  @TestFactory
  Stream<DynamicTest> peersOnLibzmq() throws Exception {
    assumeTrue(hasZmq(), "no libzmq for Python here: install python3-zmq (Debian)");
    try (InputStream script = LibzmqRules.class.getResourceAsStream(SCRIPT)) {
      Files.copy(script, directory.resolve(SCRIPT));
    }
    Ending list = python(directory.resolve(SCRIPT).toString());
    assertThat(list.code()).as(list.output()).isZero();
    Builder<DynamicTest> cases = Stream.builder();
    for (String line : list.output().lines().toList()) {
      String[] parts = line.split("\t", 2);
      String sentence = parts[0].replace('_', ' ') + " [" + parts[1] + "]";
      cases.add(DynamicTest.dynamicTest(sentence, () -> passes(parts[0])));
    }
    return cases.build();
  }

  private void passes(String name) throws Exception {
    Ending ending = python(directory.resolve(SCRIPT).toString(), stage.endpoint(), name);

    assertThat(ending.code()).as(ending.output()).isZero();
  }

  private static boolean hasZmq() throws Exception {
    return Files.isExecutable(PYTHON) && python("-c", "import zmq").code() == 0;
  }

  private static Ending python(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(PYTHON.toString()), Stream.of(arguments)).toList();
    Path output = Files.createTempFile("libzmq-peers", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(2 * Wire.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        fail("Expected %s to end, but it hangs: %s", command, Files.readString(output));
      }
      return new Ending(process.exitValue(), new String(Files.readAllBytes(output), UTF_8));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
