package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node's actor system is replaced inside its JVM")
class ReplacedIncarnationStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @Test
  void theControlSocketAnswersThroughoutAndTheNodeIsBackInItsCluster() {
    String clusterId = nodes.node("a").clusterId();
    String before = nodes.node("b").incarnation();
    var replaced = new AtomicBoolean();

    try (var control = nodes.process("b").control()) {
      var answers = CompletableFuture.supplyAsync(() -> askUntil(replaced, control));

      nodes.replaceIncarnation("b");
      nodes.await(
          "b to run another incarnation",
          Duration.ofSeconds(30),
          () -> nodes.node("b"),
          seen -> seen.ready() && !seen.incarnation().equals(before));
      assertThat(nodes.awaitOneCluster("a", "b", "c")).isEqualTo(clusterId);
      replaced.set(true);

      assertThat(answers.join()).as("answers while it was replaced").isPositive();
    }
  }

  /** Every call must be answered on one and the same connection, or this throws. */
  private static int askUntil(AtomicBoolean replaced, ControlClient control) {
    int answers = 0;
    while (!replaced.get()) {
      assertThat(control.call(Duration.ofSeconds(2), "Ping").asText()).isEqualTo("pong");
      assertThat(control.call(Duration.ofSeconds(2), "QueryNode").has("ready")).isTrue();
      answers++;
    }
    return answers;
  }
}
