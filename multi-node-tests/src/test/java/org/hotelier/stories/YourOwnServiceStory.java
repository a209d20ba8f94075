package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class YourOwnServiceStory {

  // Two JVMs, named a and b, that load the services of the jar; where it is, the build says.
  @RegisterExtension
  final HotelierNodes nodes =
      HotelierNodes.of(2).notStarted().withClassPath(Path.of(System.getProperty("example.jar")));

  @Test
  void everyNodeOfTheClusterCanAskForThem() {
    // A node may load a service and not offer it.
    nodes.configure("b", "hotelier.services.prices.enabled", "off");
    nodes.start("a", "b");
    nodes.awaitOneCluster("a", "b");

    JsonNode price = call("b", "prices", "double");
    assertThat(price.path("reply")).extracting(JsonNode::asText).containsExactly("120");
    assertThat(price.path("node").asText()).isEqualTo("a");

    assertThat(call("b", "wake-up-call", "50").path("reply").path(0).asText())
        .isEqualTo("Good morning!");

    // The parts of the reply, put together.
    assertThat(call("a", "porter", "suitcase", "hat box").path("reply"))
        .extracting(JsonNode::asText)
        .containsExactly("suitcase", "hat box", "bags carried so far: 2");

    assertThatThrownBy(() -> call("a", "prices", "castle"))
        .isInstanceOfSatisfying(
            ControlFailure.class, failure -> assertThat(failure.name()).isEqualTo("NoSuchRoom"));
  }

  private JsonNode call(String node, String service, String... body) {
    return nodes.call(node, "Call", service, List.of(body), Map.of("timeoutMs", 4000));
  }
}
