package org.hotelier.stories;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Stream;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A node is asked to stop (BE-98)")
class GracefulStopStory {
  @RegisterExtension final HotelierNodes nodes = HotelierNodes.of(3);

  @Test
  void onSigtermItLeavesTheClusterAndEndsInTime() {
    String clusterId = nodes.node("a").clusterId();

    var ending = nodes.stop("c");

    assertThat(ending.killed()).isFalse();
    assertThat(ending.exitCode()).isZero();
    assertThat(ending.took()).isLessThan(Bounds.STOPPED);
    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    nodes.awaitStatus("b", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
    assertThat(nodes.awaitOneCluster("a", "b")).isEqualTo(clusterId);
  }

  @Test
  void onCommandItAnswersNamesTheCallerAndLeaves() throws IOException {
    var process = nodes.process("c");
    var uid = Files.getAttribute(process.spec().data(), "unix:uid");

    // Both in one write, so that the events are asked for before the node can be gone.
    List<JsonNode> answers = exchange(process.socket(), "Stop", "QueryEvents");

    assertThat(answers.get(0).path("result").toString()).isEqualTo("{}");
    assertThat(answers.get(1).path("result"))
        .anySatisfy(
            event -> {
              assertThat(event.path("group").asText()).isEqualTo("control");
              assertThat(event.path("component").asText()).isEqualTo("Stop");
              assertThat(event.path("text").asText()).contains("uid " + uid);
            });
    assertThat(nodes.awaitGone("c")).isZero();
    assertThat(process.socket()).doesNotExist();
    nodes.awaitStatus("a", "c", "offline", Bounds.OFFLINE_WHEN_PROVED_DEAD);
  }

  @Test
  void allStoppedAndOneStartedFoundsANewClusterAlone() {
    String before = nodes.node("a").clusterId();
    nodes.stop("a");
    nodes.stop("b");
    nodes.stop("c");

    nodes.start("a");

    assertThat(nodes.awaitOneCluster("a")).isNotEqualTo(before);
    assertThat(nodes.node("a").mode()).isEqualTo("standalone");
  }

  @Test
  void aChangingCallIsAnEventWithItsCallersUid() throws IOException {
    var uid = Files.getAttribute(nodes.process("b").spec().data(), "unix:uid");

    nodes.crash("b", "listener");

    nodes.awaitEvent("b", "control", "Crash", "uid " + uid);
  }

  private static List<JsonNode> exchange(Path socket, String... methods) throws IOException {
    String request =
        Stream.of(methods)
            .map("{\"method\":\"%s\",\"args\":[]}\u0003"::formatted)
            .collect(joining());
    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      channel.write(StandardCharsets.UTF_8.encode(request));
      var answers = new Scanner(channel, StandardCharsets.UTF_8).useDelimiter("\u0003");
      var json = new ObjectMapper();
      var parsed = new ArrayList<JsonNode>();
      for (int i = 0; i < methods.length; i++) {
        parsed.add(json.readTree(answers.next()));
      }
      return parsed;
    }
  }
}
