package org.hotelier.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A node's data directory, mode 0700, locked as long as the node lives. */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel lockFile;

  private DataDirectory(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  static DataDirectory claim(Path path) {
    try {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      var lockFile =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        throw new StartRefused(
            "Expected the data directory %s to be free, but another node uses it; set another --name or --data"
                .formatted(path));
      }
      return new DataDirectory(path, lockFile);
    } catch (IOException e) {
      throw new StartRefused(
          "Expected a data directory that can be written, but %s: %s; set another --data"
              .formatted(path, e));
    }
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // a node in this JVM
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
