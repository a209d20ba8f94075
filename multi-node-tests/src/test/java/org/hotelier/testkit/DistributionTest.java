package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  @TempDir Path dir;

  @Test
  void takesTheConfiguredDirectory() throws IOException {
    Path launcher = executable("somewhere/bin/hotelier");

    assertThat(Distribution.launcher(dir.resolve("somewhere").toString(), Path.of("/")))
        .isEqualTo(launcher);
  }

  @Test
  void findsTheOneBuiltInThisCheckoutFromAnyDirectoryOfIt() throws IOException {
    Path launcher = executable("node-app/target/hotelier/bin/hotelier");
    Path module = Files.createDirectories(dir.resolve("mine/deep"));

    assertThat(Distribution.launcher("", module)).isEqualTo(launcher);
    assertThat(Distribution.launcher("", dir)).isEqualTo(launcher);
  }

  @Test
  void neverFallsBackFromAConfiguredDirectoryThatHasNone() throws IOException {
    executable("node-app/target/hotelier/bin/hotelier");

    assertThatThrownBy(() -> Distribution.launcher("/nowhere", dir))
        .hasMessageContaining("Expected a packaged distribution, but /nowhere")
        .hasMessageContaining("do build it");
  }

  @Test
  void saysWhereItLookedAndWhatToDo() {
    assertThatThrownBy(() -> Distribution.launcher("", dir))
        .hasMessageContaining(dir.resolve("node-app/target/hotelier").toString())
        .hasMessageContaining("mvn package")
        .hasMessageContaining("hotelier.distribution");
  }

  private Path executable(String path) throws IOException {
    Path file = dir.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
