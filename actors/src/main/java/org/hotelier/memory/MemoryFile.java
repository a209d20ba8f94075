package org.hotelier.memory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The formation memory on disk, {@code formation.json} in the data directory, readable by its owner
 * alone. A write replaces the file whole and is forced to the disk first, so that a crash leaves
 * the old memory or the new one.
 */
public final class MemoryFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public MemoryFile(Path dataDirectory) {
    this.file = dataDirectory.resolve("formation.json");
  }

  /** What is remembered; nothing when there is no file. */
  public Memory read() throws IOException {
    try {
      var memory = JSON.readValue(Files.readAllBytes(file), Memory.class);
      if (memory == null) {
        throw new IOException("Expected a memory in %s, but found null".formatted(file));
      }
      return memory;
    } catch (NoSuchFileException e) {
      return Memory.NONE;
    }
  }

  public void write(Memory memory) throws IOException {
    var temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Files.createFile(temporary, ownerOnly);
    try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(memory));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts a file that cannot be read out of the way, and says where it is now. */
  public Path setAside() throws IOException {
    var aside = file.resolveSibling(file.getFileName() + ".unreadable");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    return aside;
  }

  /** Forgets everything: the mark of a clean stop. */
  public void clear() throws IOException {
    Files.deleteIfExists(file);
  }
}
