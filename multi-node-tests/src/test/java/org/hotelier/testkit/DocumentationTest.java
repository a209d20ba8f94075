package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentationTest {

  @ParameterizedTest
  @ValueSource(strings = {"YourOwnNodesStory.java", "YourOwnPartitionStory.java"})
  void thePageShowsTheExampleThatIsCompiledAndRun(String file) throws IOException {
    String page = Files.readString(Path.of("../docs/test-your-own-nodes.md"));
    String example = Files.readString(Path.of("src/test/java/org/hotelier/stories", file));

    assertThat(page).contains("```java\n" + example + "```");
  }

  @ParameterizedTest
  @CsvSource({
    "java, java/org/hotelier/example/Prices.java",
    "java, java/org/hotelier/example/WakeUpCall.java",
    "java, java/org/hotelier/example/Porter.java",
    "java, java/org/hotelier/stories/YourOwnServiceStory.java",
    "hocon, resources/reference.conf",
    "text, resources/META-INF/services/org.hotelier.service.Service"
  })
  void theGuideToServicesShowsTheExamplesThatAreCompiledAndRun(String language, String file)
      throws IOException {
    String page = Files.readString(Path.of("../docs/add-a-service.md"));
    String example = Files.readString(Path.of("src/test", file));

    assertThat(page).contains("```" + language + "\n" + example + "```");
  }
}
