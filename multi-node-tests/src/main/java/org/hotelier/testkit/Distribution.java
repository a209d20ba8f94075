package org.hotelier.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Finds the packaged distribution that the nodes are started from: the system property {@code
 * hotelier.distribution}, else {@code node-app/target/hotelier} in the working directory or one of
 * its parents.
 */
final class Distribution {
  static final String PROPERTY = "hotelier.distribution";
  private static final Path BUILT = Path.of("node-app", "target", "hotelier");
  private static final Path LAUNCHER = Path.of("bin", "hotelier");

  private Distribution() {}

  /**
   * The launcher of the distribution.
   *
   * @throws IllegalStateException if there is none
   */
  static Path launcher() {
    return launcher(System.getProperty(PROPERTY, ""), Path.of("").toAbsolutePath());
  }

  static Path launcher(String configured, Path workingDirectory) {
    Stream<Path> candidates =
        configured.isBlank()
            ? Stream.iterate(workingDirectory, path -> path != null, Path::getParent)
                .map(parent -> parent.resolve(BUILT))
            : Stream.of(workingDirectory.resolve(configured));
    return candidates
        .map(distribution -> distribution.resolve(LAUNCHER))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> missing(configured, workingDirectory));
  }

  private static IllegalStateException missing(String configured, Path workingDirectory) {
    String where =
        configured.isBlank()
            ? "%s/%s nor in a directory above is one".formatted(workingDirectory, BUILT)
            : "%s, set as %s, has no %s".formatted(configured, PROPERTY, LAUNCHER);
    return new IllegalStateException(
        ("Expected a packaged distribution, but %s; do build it (mvn package), or set the system"
                + " property %s to its directory")
            .formatted(where, PROPERTY));
  }
}
