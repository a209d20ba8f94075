package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hotelier.app.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A verb is fast because it loads little; this finds what was pulled in unawares. */
class FootprintTest {
  @TempDir private Path directory;

  @Test
  void loadsNothingOfTheNodeForAVerb() throws Exception {
    try (var node = FakeNode.at(directory.resolve("n.sock"))) {
      node.answers("QueryNodes", "[{'name':'node-1','status':'online'}]");

      var loaded = classesLoadedBy("nodes", "--socket", node.path());

      assertThat(node.calls()).containsExactly("QueryNodes[]");
      assertThat(loaded)
          .contains("org.hotelier.cli.NodesCommand")
          .doesNotContain("io.netty.", "org.apache.pekko.", "scala.", "com.typesafe.")
          .doesNotContain("ch.qos.logback.", "org.slf4j.", "org.hotelier.cli.NodeCommand");
    }
  }

  private String classesLoadedBy(String... args) throws Exception {
    var log = directory.resolve("classes");
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    command.command().addAll(List.of(args));
    var process =
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the verb ends").isTrue();
    assertThat(process.exitValue()).isZero();
    return Files.readString(log);
  }
}
