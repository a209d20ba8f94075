package org.hotelier.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a small shell script in the launcher's place. */
class ChildWorkerTest {
  @TempDir Path dir;

  @Test
  void passesTheSpecToTheLauncherByThePrefixThatExecsIt() throws IOException {
    try (var worker = worker("echo \"$GREETING $*\"; exec sleep 60", true)) {
      await()
          .untilAsserted(
              () ->
                  assertThat(worker.logTail(1)).isEqualTo("hello worker w 127.9.9.1:5555 --hold"));
    }
  }

  @Test
  void isGoneOnceItIsKilledEvenIfItWasFrozen() throws IOException {
    try (var worker = worker("exec sleep 60", false)) {
      worker.freeze();

      worker.kill();

      assertThat(worker.isAlive()).isFalse();
      assertThat(ProcessHandle.of(worker.pid())).isEmpty();
    }
  }

  private ChildWorker worker(String script, boolean holding) throws IOException {
    var launcher = Files.writeString(dir.resolve("launcher"), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    return ChildWorker.start(
        new ChildWorker.Spec(
            List.of("env", "GREETING=hello"),
            launcher,
            "w",
            "127.9.9.1:5555",
            holding,
            dir.resolve("log")));
  }
}
