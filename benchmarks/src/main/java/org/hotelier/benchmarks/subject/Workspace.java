package org.hotelier.benchmarks.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A directory of its own, short because of the control sockets in it, until it is closed or this
 * JVM ends.
 */
final class Workspace implements AutoCloseable {
  private final Path path;
  private final Thread hook = new Thread(this::delete, "workspace-cleanup");

  Workspace(String prefix) {
    try {
      path = Files.createTempDirectory(Path.of("/tmp"), prefix + "-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // The hook deletes it.
    }
    delete();
  }

  private void delete() {
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
