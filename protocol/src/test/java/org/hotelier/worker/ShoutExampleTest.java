package org.hotelier.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/write-a-worker.md shows is what is compiled and run. */
class ShoutExampleTest {
  private static final Path SOURCE = Path.of("src/test/java/org/hotelier/worker/ShoutExample.java");

  @Test
  @Timeout(30)
  void theExampleDoesWhatItSays() {
    var printed = new ByteArrayOutputStream();
    var before = System.out;
    System.setOut(new PrintStream(printed, true, UTF_8));
    try (var broker = new SmallBroker()) {
      ShoutExample.main(broker.address());
    } finally {
      System.setOut(before);
    }

    assertThat(printed.toString(UTF_8)).contains("HELLO by way of Optional[tcp://127.0.0.1:");
  }

  @Test
  void thePageShowsTheExampleAsItIs() throws IOException {
    var page = Files.readString(Path.of("../docs/write-a-worker.md"));

    assertThat(page).contains("```java\n" + Files.readString(SOURCE) + "```");
  }
}
