package org.hotelier.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where things are in the checkout, and the Java that all systems run on. */
public record Layout(Path root) {

  /** Of a plain node: what Pekko needs, and the logger that Hotelier has as well. */
  private static final List<String> PLAIN =
      List.of(
          "agrona",
          "asn-one",
          "config",
          "jspecify",
          "lmdbjava",
          "logback",
          "pekko",
          "protobuf",
          "reactive-streams",
          "scala-library",
          "slf4j",
          "ssl-config");

  private static final List<String> NODE_FLAGS =
      List.of(
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "-XX:+UseSerialGC",
          "-Xss512k",
          "-XX:+ExitOnOutOfMemoryError");

  /** The launcher of the packaged distribution. */
  public Path launcher() {
    return present(root.resolve("node-app/target/hotelier/bin/hotelier"));
  }

  /** The Java that runs this. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The same with the flags that Hotelier's launcher gives a node. */
  public static List<String> nodeJava() {
    return Stream.concat(Stream.of(java().toString()), NODE_FLAGS.stream()).toList();
  }

  /** The class path of a plain node, the jar with its main class first. */
  public String plainClassPath() {
    return classPath(PLAIN);
  }

  /** The class path of a plain broker. */
  public String jeromqClassPath() {
    return classPath(List.of("jeromq", "jnacl"));
  }

  /** The class path of this module. */
  public String wholeClassPath() {
    return classPath(List.of(""));
  }

  private String classPath(List<String> prefixes) {
    var jars = Stream.of(present(target().resolve("hotelier-benchmarks.jar")));
    try (var libraries = Files.list(target().resolve("lib"))) {
      var needed =
          libraries
              .filter(jar -> prefixes.stream().anyMatch(jar.getFileName().toString()::startsWith))
              .sorted(Comparator.comparing(Path::toString));
      return String.join(":", Stream.concat(jars, needed).map(Path::toString).toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What a build of this module makes, and what the benchmarks add to it. */
  public Path target() {
    return root.resolve("benchmarks/target");
  }

  private static Path present(Path file) {
    if (!Files.isReadable(file)) {
      throw new IllegalStateException(
          "Expected %s, but it is not there; do run mvn -Pbenchmarks package".formatted(file));
    }
    return file;
  }
}
