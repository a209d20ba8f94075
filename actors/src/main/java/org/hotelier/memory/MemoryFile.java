package org.hotelier.memory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
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

  private static final JsonFactory JSON = new JsonFactory();

  private final Path file;

  public MemoryFile(Path dataDirectory) {
    this.file = dataDirectory.resolve("formation.json");
  }

  /** What is remembered; nothing when there is no file. */
  public Memory read() throws IOException {
    try {
      var memory = new ObjectMapper().readValue(Files.readAllBytes(file), Memory.class);
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
      var bytes = ByteBuffer.wrap(json(memory));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Written by hand: a mapper would cost every node's start what only some restarts need. */
  private static byte[] json(Memory memory) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("clusterId", memory.clusterId());
      json.writeArrayFieldStart("members");
      for (var member : memory.members()) {
        json.writeStartObject();
        json.writeStringField("name", member.name());
        json.writeStringField("host", member.host());
        json.writeNumberField("listenerPort", member.listenerPort());
        json.writeNumberField("clusterPort", member.clusterPort());
        json.writeNumberField("run", member.run());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
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
