package org.hotelier.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file of a control socket: who may reach it, and whose it is.
 *
 * <p>The socket is bound under a temporary name in a directory that only its owner may enter, gets
 * its mode there, and only then its real name. So nobody can connect before the mode is set, a file
 * left behind by a crash is replaced in one step, and the name never stands for a socket that is
 * not ready.
 */
final class SocketFile {
  private static final int MAX_PATH_BYTES = 107;
  private static final Set<PosixFilePermission> DIRECTORY_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> SOCKET_MODE =
      PosixFilePermissions.fromString("rw-rw----");

  private final Path path;
  private final Path temporary;
  private @Nullable Object identity;

  private SocketFile(Path path) {
    this.path = path;
    // No longer than the real name, so that it cannot exceed what a socket's name may have.
    var name = Objects.requireNonNull(path.getFileName()).toString();
    var random = UUID.randomUUID().toString();
    this.temporary =
        path.resolveSibling(random.substring(0, Math.min(name.length(), random.length())));
  }

  /**
   * Makes sure that a socket may be bound here: the directory is private, created if need be, and
   * nobody listens on the path. Two processes that claim one path at the same moment are kept apart
   * by the lock on their data directory, not here.
   *
   * @throws IllegalStateException if it may not, saying what to do
   */
  static SocketFile claim(Path path) {
    var bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PATH_BYTES) {
      throw new IllegalStateException(
          "Expected a path of at most %d bytes, but %s has %d; set hotelier.control.socket"
              .formatted(MAX_PATH_BYTES, path, bytes));
    }
    try {
      checkDirectory(Objects.requireNonNullElse(path.getParent(), Path.of(".")));
      checkUnused(path);
    } catch (IOException failure) {
      throw new UncheckedIOException("The control socket %s".formatted(path), failure);
    }
    return new SocketFile(path);
  }

  private static void checkDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY_MODE));
    var mode = Files.getPosixFilePermissions(directory);
    if (!DIRECTORY_MODE.containsAll(mode)) {
      throw new IllegalStateException(
          ("Expected a directory that only its owner may enter for the control socket, but %s has"
                  + " mode %s; chmod 700 it, or set hotelier.control.socket")
              .formatted(directory, PosixFilePermissions.toString(mode)));
    }
  }

  private static void checkUnused(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IllegalStateException(
          "Expected a socket or nothing at %s, but it is something else; remove it or set"
                  .formatted(path)
              + " hotelier.control.socket");
    }
    if (isListenedOn(path)) {
      throw new IllegalStateException(
          "Expected nobody at %s, but a process listens on it; stop that node or set"
                  .formatted(path)
              + " hotelier.control.socket");
    }
  }

  private static boolean isListenedOn(Path path) throws IOException {
    try (var probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      // A full backlog would block, and is as good as an answer.
      probe.configureBlocking(false);
      probe.connect(UnixDomainSocketAddress.of(path));
      return true;
    } catch (IOException failure) {
      // ECONNREFUSED is the one sign that nobody listens: the socket was left behind.
      return !(failure instanceof ConnectException);
    }
  }

  /** Where to bind. */
  Path temporary() {
    return temporary;
  }

  /** Gives the bound socket its mode and its name. */
  void publish() {
    try {
      Files.setPosixFilePermissions(temporary, SOCKET_MODE);
      identity = identity(temporary);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException("The control socket %s".formatted(path), failure);
    }
  }

  /** Removes the file if it is still the one that was published. */
  void remove() throws IOException {
    try {
      if (identity != null && identity.equals(identity(path))) {
        Files.delete(path);
      }
    } catch (NoSuchFileException gone) {
      // Somebody else removed it; what was wanted is so.
    }
  }

  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
