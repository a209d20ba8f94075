package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
  @TempDir Path dir;

  @Test
  void namesEveryEntryAbsolutely() {
    Path relative = Path.of("").toAbsolutePath().relativize(dir);

    assertThat(ClassPath.of(dir, relative))
        .isEqualTo("%s:%s".formatted(dir, relative.toAbsolutePath()));
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> ClassPath.of(dir.resolve("missing.jar")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing.jar");
  }
}
