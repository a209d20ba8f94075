package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the distribution, with a Java that only tells how it was called. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("src", "main", "distribution", "bin", "hotelier");
  private static final String BUILT = "2026-11-20T10:00:00.000Z";

  @TempDir private Path directory;
  private Path home;
  private Path java;

  private record Run(int exitCode, String out, String err) {
    List<String> arguments() {
      return out.lines().toList();
    }
  }

  @BeforeEach
  void unpack() throws IOException {
    directory = directory.toRealPath();
    home = directory.resolve("a place");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(SCRIPT, home.resolve("bin").resolve("hotelier"));
    Files.writeString(home.resolve("lib").resolve("built"), BUILT + "\n");
    Files.writeString(home.resolve("lib").resolve("hotelier-node-app.jar"), "");
    java = installJava("jdk", "17.0.9");
  }

  @Test
  void becomesTheJvmWithTheArgumentsAsGiven() throws Exception {
    var run = launch(Map.of(), "status", "--socket", "a b");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.arguments())
        .containsSubsequence(
            "-cp",
            home.resolve("lib").resolve("hotelier-node-app.jar").toString(),
            "org.hotelier.app.Main",
            "status",
            "--socket",
            "a b")
        .contains("-XX:TieredStopAtLevel=1", "-Dhotelier.home=" + home);
  }

  @Test
  void keepsTheProcessIdForTheJvm() throws Exception {
    Files.writeString(java, "#!/bin/sh\necho $$\n");
    var process = start(Map.of(), "node");

    var told = new String(process.getInputStream().readAllBytes()).strip();

    assertThat(told).isEqualTo(Long.toString(process.pid()));
  }

  @Test
  void givesTheUsersFlagsToNodesOnly() throws Exception {
    var flags = Map.of("HOTELIER_JAVA_OPTS", "-Xmx1g -Da=b");

    assertThat(launch(flags, "node").arguments())
        .contains("-Xmx1g", "-Da=b", "-XX:+UseSerialGC")
        .doesNotContain("-XX:TieredStopAtLevel=1");
    assertThat(launch(flags, "nodes").arguments()).doesNotContain("-Xmx1g");
  }

  @Test
  void addsTheUsersServicesToTheClassPath() throws Exception {
    var run = launch(Map.of("HOTELIER_CLASSPATH", "/opt/a b.jar:/opt/c.jar"), "node");

    assertThat(run.arguments())
        .containsSubsequence(
            "-cp",
            home.resolve("lib").resolve("hotelier-node-app.jar") + ":/opt/a b.jar:/opt/c.jar",
            "org.hotelier.app.Main");
  }

  @Test
  void leavesTheCollectorToWhoChoosesOne() throws Exception {
    var run = launch(Map.of("HOTELIER_JAVA_OPTS", "-XX:+UseZGC"), "node");

    assertThat(run.arguments()).contains("-XX:+UseZGC").doesNotContain("-XX:+UseSerialGC");
  }

  @Test
  void grantsNativeAccessWhereTheJvmKnowsIt() throws Exception {
    assertThat(launch(Map.of(), "node").out()).doesNotContain("native-access");

    installJava("jdk", "25.0.3");

    assertThat(launch(Map.of(), "node").arguments())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    installJava("jdk", "11.0.2");

    assertFailure(launch(Map.of(), "node"), "Expected Java 17 or later", "11.0.2");
  }

  @Test
  void asksAJavaThatDoesNotSayItsVersionInAFile() throws Exception {
    Files.delete(directory.resolve("jdk").resolve("release"));
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_392\"' >&2\n");

    assertFailure(launch(Map.of(), "node"), "1.8.0_392");
  }

  @Test
  void saysThatJavaHomeHoldsNoJava() throws Exception {
    var nowhere = directory.resolve("nowhere").toString();

    assertFailure(launch(Map.of("JAVA_HOME", nowhere), "node"), nowhere, "set JAVA_HOME");
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    var link = Files.createSymbolicLink(directory.resolve("h"), Path.of("a place/bin/hotelier"));

    var run = finish(process(link, Map.of(), "nodes").start());

    assertThat(run.arguments()).contains("-Dhotelier.home=" + home);
  }

  @Test
  void usesTheArchiveThatFitsJavaAndBuild() throws Exception {
    var archive = archive("17.0.9 " + BUILT + " " + home);

    var run = launch(Map.of("HOTELIER_ARCHIVE", "on"), "nodes");

    assertThat(run.arguments()).contains("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void usesNoArchiveOfAnotherBuild() throws Exception {
    archive("failed 17.0.9 " + BUILT + " " + home);
    assertThat(launch(Map.of("HOTELIER_ARCHIVE", "on"), "nodes").out())
        .doesNotContain("SharedArchive");

    archive("17.0.9 2020-01-01T00:00:00.000Z " + home);
    assertThat(launch(Map.of(), "nodes").out()).doesNotContain("SharedArchive");
  }

  /** As the launcher names it: after the Java, with + for /. */
  private Path archive(String key) throws IOException {
    var name = directory.resolve("jdk").toString().substring(1).replace('/', '+');
    var archives = Files.createDirectories(home.resolve("cds"));
    Files.writeString(archives.resolve(name + ".key"), key + "\n");
    return archives.resolve(name + ".jsa");
  }

  private Path installJava(String name, String version) throws IOException {
    var bin = Files.createDirectories(directory.resolve(name).resolve("bin"));
    Files.writeString(
        directory.resolve(name).resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"x\"\n");
    var program = bin.resolve("java");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }

  private Run launch(Map<String, String> environment, String... args) throws Exception {
    return finish(start(environment, args));
  }

  private Process start(Map<String, String> environment, String... args) throws IOException {
    return process(home.resolve("bin").resolve("hotelier"), environment, args).start();
  }

  private ProcessBuilder process(Path script, Map<String, String> environment, String... args) {
    var command = new ProcessBuilder("sh", script.toString());
    command.command().addAll(List.of(args));
    command.environment().remove("HOTELIER_JAVA_OPTS");
    command.environment().remove("HOTELIER_CLASSPATH");
    command.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
    command.environment().put("XDG_CACHE_HOME", directory.resolve("cache").toString());
    command.environment().put("HOTELIER_ARCHIVE", "off");
    command.environment().putAll(environment);
    return command;
  }

  private static Run finish(Process process) throws Exception {
    var out = new String(process.getInputStream().readAllBytes());
    var err = new String(process.getErrorStream().readAllBytes());
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("the launcher ends").isTrue();
    return new Run(process.exitValue(), out, err);
  }

  private static void assertFailure(Run run, String... complaints) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(complaints).hasLineCount(1);
  }
}
