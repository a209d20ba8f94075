package org.hotelier.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What nodes load besides their own classes, as the launcher's environment has it. */
final class ClassPath {
  private ClassPath() {}

  /**
   * Absolute, because nodes may run elsewhere.
   *
   * @throws IllegalArgumentException if an entry is not there: Java would leave it out silently
   */
  static String of(Path... entries) {
    return Stream.of(entries)
        .map(ClassPath::checked)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String checked(Path entry) {
    if (!Files.isReadable(entry)) {
      throw new IllegalArgumentException(
          "Expected services at %s, but there is nothing; build them first"
              .formatted(entry.toAbsolutePath()));
    }
    return entry.toAbsolutePath().toString();
  }
}
