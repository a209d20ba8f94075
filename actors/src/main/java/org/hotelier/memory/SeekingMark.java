package org.hotelier.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Says on disk that a node seeks, in {@code seeking} in the data directory. A run that finds the
 * mark of an earlier one knows that it may have promised something just before it ended. It need
 * not survive the machine: no promise lasts as long as a machine takes to come back.
 */
public final class SeekingMark {

  private final Path file;

  public SeekingMark(Path dataDirectory) {
    this.file = dataDirectory.resolve("seeking");
  }

  /** Whether a run that has ended was seeking then. */
  public boolean isSet() {
    return Files.exists(file);
  }

  public void set() throws IOException {
    if (!isSet()) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }
}
