package org.hotelier.protocol.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.hotelier.protocol.control.ControlClient.Timeouts;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlClientTest {
  private static final String PONG = "{\"success\":true,\"result\":\"pong\"}\3";
  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20));
  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir Path directory;
  private Path socket;
  private ScriptedNode node;

  @BeforeEach
  void listen() throws IOException {
    socket = directory.resolve("control.sock");
    node = new ScriptedNode(socket);
  }

  @AfterEach
  void close() throws IOException {
    node.close();
  }

  @Test
  void sendsTheRequestAndReturnsTheResult() {
    node.answers(request -> PONG);

    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThat(client.call("Ping").textValue()).isEqualTo("pong");
      client.call("QueryEvents", 1, 2L, null, true, List.of("a", 1.5), Map.of("k", "v"));
    }

    assertThat(node.requests())
        .containsExactly(
            "{\"method\":\"Ping\",\"args\":[]}",
            "{\"method\":\"QueryEvents\",\"args\":[1,2,null,true,[\"a\",1.5],{\"k\":\"v\"}]}");
  }

  @Test // LX-40
  void refusesArgumentsThatAreNoJson() {
    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThatThrownBy(() -> client.call("Ping", new Object()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> client.call("Ping", Double.NaN))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test // LX-35
  void waitsForANodeThatStartsLate() throws Exception {
    node.close();
    Files.deleteIfExists(socket);
    var late = CompletableFuture.supplyAsync(() -> ControlClient.connect(socket, PATIENT));
    assertThat(late).isNotDone();

    node = new ScriptedNode(socket);
    node.answers(request -> PONG);

    try (var client = late.get()) {
      assertThat(client.call("Ping").textValue()).isEqualTo("pong");
    }
  }

  @Test // LX-35, LX-43
  void saysWhichSocketItTriedAndWhyItGaveUp() throws IOException {
    node.close();
    var once = new Timeouts(Duration.ZERO, SHORT);
    assertThatThrownBy(() -> ControlClient.connect(socket, once))
        .isInstanceOf(ControlException.Unreachable.class)
        .hasMessageContaining(socket.toString())
        .hasMessageContaining("nobody listens on it");

    Files.delete(socket);
    assertThatThrownBy(() -> ControlClient.connect(socket, once))
        .isInstanceOf(ControlException.Unreachable.class)
        .hasMessageContaining("there is no such file");
  }

  @Test // LX-35: EACCES and EPERM are final
  void tellsMissingPermissionFromAbsence() {
    assertThat(Connector.isDenied(new SocketException("Permission denied"))).isTrue();
    assertThat(Connector.isDenied(new SocketException("Operation not permitted"))).isTrue();
    assertThat(Connector.isDenied(new SocketException("No such file or directory"))).isFalse();
    assertThat(Connector.isDenied(new SocketException("Connection refused"))).isFalse();
  }

  @Test // LX-35: EAGAIN of a full backlog
  void goesOnTryingWhileTheBacklogIsFull() throws Exception {
    try (var crowded = new CrowdedSocket(directory.resolve("crowded.sock"))) {
      assertThatThrownBy(() -> ControlClient.connect(crowded.path(), new Timeouts(SHORT, SHORT)))
          .isInstanceOf(ControlException.Unreachable.class)
          .hasMessageContaining("too many connections wait");
    }
  }

  @Test // LX-37
  void givesUpOnASilentNodeAndTakesNoLateAnswerForTheNextCall() {
    node.answers(request -> request.contains("QuerySlow") ? "" : PONG);

    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThatThrownBy(() -> client.call(SHORT, "QuerySlow"))
          .isInstanceOf(ControlException.TimedOut.class)
          .hasMessageContaining("QuerySlow");
      assertThat(client.call("Ping").textValue()).isEqualTo("pong");
    }
    assertThat(node.connections()).isEqualTo(2);
  }

  @Test // LX-32
  void givesUpOnAnAnswerThatDrips() {
    node.drips();

    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThatThrownBy(() -> client.call(SHORT, "Ping"))
          .isInstanceOf(ControlException.TimedOut.class);
    }
  }

  @Test // LX-38, LX-39
  void repeatsACallWhoseAnswerWasLostWithTheSameKey() {
    node.answers(request -> node.requests().size() == 1 ? ScriptedNode.CLOSE : PONG);

    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThat(client.call("Stop").textValue()).isEqualTo("pong");
    }

    assertThat(node.requests()).hasSize(2).allMatch(request -> request.contains("\"key\":\""));
    assertThat(node.requests().get(0)).isEqualTo(node.requests().get(1));
  }

  @Test // LX-39
  void givesEachChangingCallItsOwnKeyAndKeepsAGivenOne() {
    node.answers(request -> PONG);

    try (var client = ControlClient.connect(socket, PATIENT)) {
      client.call("Stop");
      client.call("Stop");
      client.callWithKey("mine", "Stop");
    }

    assertThat(node.requests()).doesNotHaveDuplicates();
    assertThat(node.requests().get(2)).contains("\"key\":\"mine\"");
  }

  @Test // LX-38: the tries are bounded
  void givesUpWhenTheConnectionIsLostThreeTimes() {
    node.answers(request -> ScriptedNode.CLOSE);

    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThatThrownBy(() -> client.call("Ping"))
          .isInstanceOf(ControlException.ConnectionLost.class);
    }
    assertThat(node.requests()).hasSize(3);
  }

  @Test // LX-41
  void throwsTheErrorOfAFailedCallAndStaysUsable() {
    node.answers(
        request ->
            request.contains("Found")
                ? "{\"success\":false,\"result\":[\"NotReady\",[\"no peer answers\"]]}\3"
                : PONG);

    try (var client = ControlClient.connect(socket, PATIENT)) {
      var failure = catchThrowableOfType(ControlFailure.class, () -> client.call("Found"));
      assertThat(failure.name()).isEqualTo("NotReady");
      assertThat(failure.arguments()).containsExactly("no peer answers");
      assertThat(client.call("Ping").textValue()).isEqualTo("pong");
    }
    assertThat(node.connections()).isEqualTo(1);
  }

  @Test // LX-34
  void refusesWhatIsNoAnswer() {
    node.answers(request -> "hello\3");

    try (var client = ControlClient.connect(socket, PATIENT)) {
      assertThatThrownBy(() -> client.call("Ping"))
          .isInstanceOf(ControlException.ProtocolError.class);
    }
  }

  @Test // LX-33
  void closesTwiceAndIsOfNoUseAfterwards() {
    var client = ControlClient.connect(socket, PATIENT);
    client.close();
    client.close();

    assertThatThrownBy(() -> client.call("Ping"))
        .isInstanceOf(ControlException.ProtocolError.class)
        .hasMessageContaining("closed");
  }

  @Test // 3d
  void offersTheTimeOutsOfTheOrigin() {
    assertThat(Timeouts.standard())
        .isEqualTo(new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(180)));
  }
}
