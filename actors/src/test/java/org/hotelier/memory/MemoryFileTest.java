package org.hotelier.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hotelier.Peers.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formation memory on disk. */
class MemoryFileTest {
  private static final Memory MEMORY = new Memory("c1", List.of(peer(1), peer(2)));

  @TempDir Path directory;
  private Path path;
  private MemoryFile file;

  @BeforeEach
  void locate() {
    path = directory.resolve("formation.json");
    file = new MemoryFile(directory);
  }

  @Test
  void remembersNobodyWithoutAFile() throws IOException {
    assertThat(file.read()).isEqualTo(Memory.NONE);
    assertThat(file.read().remembersNobody()).isTrue();
  }

  @Test
  void readsWhatWasWritten() throws IOException {
    file.write(new Memory("c0", List.of()));
    file.write(MEMORY);

    assertThat(new MemoryFile(directory).read()).isEqualTo(MEMORY);
  }

  @Test
  void isReadableByItsOwnerAloneAndTheOnlyFileLeft() throws IOException {
    file.write(MEMORY);
    file.write(MEMORY);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(path);
    }
  }

  /** Whoever has the old file open goes on reading all of the old memory. */
  @Test
  void replacesTheFileWhole() throws IOException {
    file.write(MEMORY);
    try (var old = Files.newInputStream(path)) {
      file.write(Memory.NONE);

      assertThat(new String(old.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .contains("node-1")
          .contains("node-2");
    }
    assertThat(file.read()).isEqualTo(Memory.NONE);
  }

  @Test
  void aWriteThatACrashInterruptedDoesNotStopTheNext() throws IOException {
    file.write(MEMORY);
    Files.writeString(directory.resolve("formation.json.new"), "{\"clust");

    assertThat(file.read()).isEqualTo(MEMORY);
    file.write(Memory.NONE);
    assertThat(file.read()).isEqualTo(Memory.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "garbage", "null", "{}", "[]", "{\"clusterId\":\"c1\"}"})
  void aFileThatCannotBeReadIsPutAside(String content) throws IOException {
    Files.writeString(path, content);
    assertThatThrownBy(file::read).isInstanceOf(IOException.class);

    var aside = file.setAside();

    assertThat(aside).hasContent(content);
    assertThat(file.read()).isEqualTo(Memory.NONE);
  }

  @Test
  void aCleanStopForgetsEverything() throws IOException {
    file.write(MEMORY);
    file.clear();
    file.clear();

    assertThat(path).doesNotExist();
    assertThat(file.read()).isEqualTo(Memory.NONE);
  }
}
