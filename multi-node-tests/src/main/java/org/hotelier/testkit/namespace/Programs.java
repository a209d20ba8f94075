package org.hotelier.testkit.namespace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs in directories, the first first. */
record Programs(List<Path> directories) {
  private static final Pattern SEPARATOR = Pattern.compile(":");

  Programs {
    directories = List.copyOf(directories);
  }

  /** Those of the machine; the administrator's are not on every user's path. */
  static Programs installed() {
    var path = System.getenv().getOrDefault("PATH", "");
    return new Programs(
        Stream.concat(SEPARATOR.splitAsStream(path), Stream.of("/usr/sbin", "/sbin"))
            .filter(directory -> !directory.isEmpty())
            .map(Path::of)
            .toList());
  }

  /**
   * The program's path.
   *
   * @param debianPackage what a person installs to have it
   */
  String find(String program, String debianPackage) throws Unavailable {
    return directories.stream()
        .map(directory -> directory.resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new Unavailable(
                    "Expected the program %s, but it is in none of %s; do install it (apt-get install %s)"
                        .formatted(program, directories, debianPackage)));
  }
}
