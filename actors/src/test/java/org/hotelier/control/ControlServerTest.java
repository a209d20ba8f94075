package org.hotelier.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.control.RawPeer.PING;
import static org.hotelier.control.RawPeer.PONG;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hotelier.event.Topic;
import org.hotelier.network.Transport;
import org.hotelier.protocol.luxi.ControlFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ControlServerTest {
  private static final Duration SHORT = Duration.ofMillis(150);

  @TempDir Path directory;
  private ServerFixture fixture;

  private RawPeer peer(ControlMethod... methods) throws IOException {
    return peer(ServerFixture.LIMITS, methods);
  }

  private RawPeer peer(ControlLimits limits, ControlMethod... methods) throws IOException {
    fixture = new ServerFixture(socket(), Transport.best(), limits, methods);
    return new RawPeer(socket());
  }

  private Path socket() {
    return directory.resolve("control.sock");
  }

  @AfterEach
  void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @ParameterizedTest // LX-10, golden bytes of 3c, on both transports
  @EnumSource
  void answersThreePipelinedCallsInOrder(Transport transport) throws IOException {
    assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
    var slow = new CompletableFuture<JsonNode>();
    fixture =
        new ServerFixture(
            socket(), transport, ServerFixture.LIMITS, ScriptedMethod.query("Slow", c -> slow));
    try (var peer = new RawPeer(socket())) {
      peer.sends(
          "{\"method\":\"Slow\",\"args\":[]}\3"
              + PING
              + "\n"
              + "{\"method\":\"Foo\",\"args\":[]}\3");
      slow.complete(TextNode.valueOf("slow"));

      assertThat(peer.answer()).hasValue("{\"success\":true,\"result\":\"slow\"}");
      assertThat(peer.answer()).hasValue(PONG);
      // LX-50
      assertThat(peer.answer())
          .hasValue("{\"success\":false,\"result\":[\"GenericError\",[\"No such method: Foo\"]]}");
      assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @ParameterizedTest // LX-13
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{}|key 'method' not found, object contains only []",
        "[1]|the message is not an object",
        "{\"method\":\"Ping\"}|key 'args' not found, object contains only [\"method\"]"
      })
  void answersAParseErrorThenCloses(String request, String detail) throws IOException {
    try (var peer = peer()) {
      peer.sends(request + "\3" + PING);

      assertThat(peer.answer().orElseThrow().replace("\\\"", "\""))
          .isEqualTo("{\"success\":false,\"result\":\"Failed to parse request: " + detail + "\"}");
      assertThat(peer.answer()).isEmpty();
    }
  }

  @Test // LX-18
  void answersAMessageOf17MiBWithAnErrorThenCloses() throws IOException {
    try (var peer = peer()) {
      var request = new byte[17 << 20];
      Arrays.fill(request, (byte) ' ');
      peer.sends(request);

      assertThat(peer.answer().orElseThrow())
          .startsWith("{\"success\":false,\"result\":[\"MessageTooLong\",[\"Expected a message of");
      assertThat(peer.answer()).isEmpty();
    }
    try (var next = new RawPeer(socket())) {
      assertThat(next.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @Test // LX-18: the other direction
  void refusesToSendAnAnswerThatIsTooLong() throws IOException {
    var limits = limits(1_000, 1_000, Duration.ofSeconds(30), Duration.ofSeconds(30));
    try (var peer =
        peer(limits, ScriptedMethod.query("Much", c -> ScriptedMethod.text("x".repeat(1_000))))) {
      assertThat(peer.call("Much", "[]")).contains("[\"AnswerTooLong\",");
      assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @Test // LX-16, LX-15
  void answersAFailedCallAndKeepsTheConnection() throws IOException {
    var throwing =
        ScriptedMethod.query(
            "Throws",
            call -> {
              throw new IllegalArgumentException("broken");
            });
    var failing =
        ScriptedMethod.query(
            "Fails",
            call -> CompletableFuture.failedFuture(new ControlFailure("NotReady", "no peer")));
    var odd =
        ScriptedMethod.query(
            "Odd", c -> CompletableFuture.completedFuture(JsonNodeFactory.instance.pojoNode(this)));
    try (var peer = peer(throwing, failing, odd)) {
      assertThat(peer.call("Throws", "[]"))
          .isEqualTo(
              "{\"success\":false,\"result\":[\"InternalError\","
                  + "[\"java.lang.IllegalArgumentException: broken\"]]}");
      assertThat(peer.call("Fails", "[]"))
          .isEqualTo("{\"success\":false,\"result\":[\"NotReady\",[\"no peer\"]]}");
      assertThat(peer.call("Odd", "[]")).contains("InternalError");
      assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @Test // LX-16: a call that never ends
  void answersACallThatTakesTooLongAndKeepsTheConnection() throws IOException {
    var limits =
        new ControlLimits(
            10,
            1_000,
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            SHORT,
            Duration.ofSeconds(30),
            10);
    try (var peer = peer(limits, ScriptedMethod.query("Never", c -> new CompletableFuture<>()))) {
      assertThat(peer.call("Never", "[]")).contains("[\"TimedOut\",");
      assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @Test // LX-50
  void answersArgumentsThatDoNotFit() throws IOException {
    try (var peer = peer()) {
      assertThat(peer.call("QueryEvents", "[\"a\"]")).contains("[\"GenericError\",[\"RPC input: ");
      assertThat(peer.call("WaitForChange", "[\"weather\"]"))
          .contains("RPC input: expected one of the topics [], but got weather");
      assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @Test // LX-11
  void dropsAPartialMessageAtTheEndOfTheStream() throws IOException {
    try (var peer = peer()) {
      peer.sends(PING + "{\"method\":").endsOutput();

      assertThat(peer.answer()).hasValue(PONG);
      assertThat(peer.answer()).isEmpty();
    }
  }

  @Test // LX-10, LX-11: what was sent before the end of the stream is still answered
  void answersAHalfClosedPeer() throws IOException {
    assumeTrue(Epoll.isAvailable());
    var slow = new CompletableFuture<JsonNode>();
    var method = ScriptedMethod.query("Slow", c -> slow);
    try (var peer = peer(method)) {
      peer.sends("{\"method\":\"Slow\",\"args\":[]}\3" + PING).endsOutput();
      await("the call to begin").until(() -> method.calls().size() == 1);
      slow.complete(TextNode.valueOf("slow"));

      assertThat(peer.answer().map(String::strip))
          .hasValue("{\"success\":true,\"result\":\"slow\"}");
      assertThat(peer.answer()).hasValue(PONG);
      assertThat(peer.answer()).isEmpty();
    }
  }

  @ParameterizedTest // LX-60: nobody waits for who has gone
  @EnumSource
  void forgetsTheCallOfAPeerThatHasGone(Transport transport) throws IOException {
    assumeTrue(transport == Transport.NIO || Epoll.isAvailable());
    var never = new CompletableFuture<JsonNode>();
    var method = ScriptedMethod.query("Never", c -> never);
    fixture = new ServerFixture(socket(), transport, ServerFixture.LIMITS, method);
    try (var peer = new RawPeer(socket())) {
      peer.sends("{\"method\":\"Never\",\"args\":[]}\3");
      await("the call to begin").until(() -> method.calls().size() == 1);
    }

    await("the call to be cancelled").until(never::isCancelled);
  }

  @Test // LX-12: the receive time-out applies to a message that has begun
  void closesOnAMessageThatDoesNotEnd() throws IOException {
    var limits = limits(10, 1_000, SHORT, Duration.ofSeconds(30));
    try (var idle = peer(limits);
        var half = new RawPeer(socket())) {
      half.sends("{\"meth");

      assertThat(half.answer()).isEmpty();
      assertThat(idle.call("Ping", "[]")).isEqualTo(PONG);
    }
  }

  @Test // LX-12
  void closesAConnectionThatIsIdleForTooLong() throws IOException {
    var limits = limits(10, 1_000, Duration.ofSeconds(30), SHORT);
    try (var peer = peer(limits)) {
      assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
      assertThat(peer.answer()).isEmpty();
    }
  }

  @Test // LX-16: a send that does not end
  void closesOnAPeerThatTakesNoAnswers() throws IOException {
    var usual = ServerFixture.LIMITS;
    var limits =
        new ControlLimits(
            10,
            1 << 20,
            usual.receive(),
            SHORT,
            usual.idle(),
            usual.call(),
            usual.keepAnswers(),
            usual.maxKeptAnswers());
    var big = ScriptedMethod.query("Big", c -> ScriptedMethod.text("x".repeat(500_000)));
    try (var peer = peer(limits, big);
        var other = new RawPeer(socket())) {
      peer.sends("{\"method\":\"Big\",\"args\":[]}\3".repeat(9));
      await("the server to hang up").until(() -> isReset(peer));

      assertThat(other.call("Ping", "[]")).isEqualTo(PONG);
      assertThat(big.calls()).hasSizeLessThan(9);
    }
  }

  private static boolean isReset(RawPeer peer) {
    try {
      peer.sends(" ");
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test // LX-05
  void servesAHundredPeersAtOnce() throws Exception {
    peer().close();
    var calls =
        IntStream.range(0, 100).mapToObj(n -> CompletableFuture.supplyAsync(this::ping)).toList();

    for (var call : calls) {
      assertThat(call.get()).isEqualTo(PONG);
    }
  }

  private String ping() {
    try (var peer = new RawPeer(socket())) {
      return peer.call("Ping", "[]");
    } catch (IOException failure) {
      return failure.toString();
    }
  }

  @Test // LX-07
  void answersThe1001stConnectionWithAnErrorAndClosesIt() throws IOException {
    var open = new ArrayList<RawPeer>();
    try {
      open.add(peer());
      while (open.size() < 1_000) {
        open.add(new RawPeer(socket()));
      }
      for (var peer : open) {
        assertThat(peer.call("Ping", "[]")).isEqualTo(PONG);
      }

      try (var tooMany = new RawPeer(socket())) {
        assertThat(tooMany.answer().orElseThrow())
            .startsWith("{\"success\":false,\"result\":[\"TooManyConnections\",[");
        assertThat(tooMany.answer()).isEmpty();
      }

      open.remove(0).close();
      await("a place to be free").until(() -> ping().equals(PONG));
    } finally {
      for (var peer : open) {
        peer.close();
      }
    }
  }

  @Test // 3f: back-pressure
  void stopsReadingWhileItsAnswersAreNotTaken() throws Exception {
    var big = ScriptedMethod.query("Big", c -> ScriptedMethod.text("x".repeat(100_000)));
    try (var peer = peer(big)) {
      var request = "{\"method\":\"Big\",\"args\":[]}\3";
      var flood = CompletableFuture.runAsync(() -> flood(peer, request.repeat(2_000)));

      // Each call that ran left its answer in the queue; a queue without bound would run them all.
      await("the flood to stop")
          .during(Duration.ofMillis(300))
          .until(() -> big.calls().size() < 20 && !big.calls().isEmpty());
      for (var n = 0; n < 2_000; n++) {
        assertThat(peer.answer().orElseThrow()).hasSizeGreaterThan(100_000);
      }
      flood.get();
      assertThat(big.calls()).hasSize(2_000);
    }
  }

  private static void flood(RawPeer peer, String requests) {
    try {
      peer.sends(requests);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test // LX-10: while a call runs, no more than a chunk is read ahead
  void stopsReadingWhileACallRuns() throws Exception {
    var slow = new CompletableFuture<JsonNode>();
    try (var peer = peer(ScriptedMethod.query("Slow", c -> slow))) {
      var requests = "{\"method\":\"Slow\",\"args\":[]}\3" + PING.repeat(100_000);
      var flood = CompletableFuture.runAsync(() -> flood(peer, requests));

      await("the flood to stop").during(Duration.ofMillis(300)).until(() -> !flood.isDone());
      slow.complete(TextNode.valueOf("slow"));
      for (var n = 0; n <= 100_000; n++) {
        assertThat(peer.answer()).isPresent();
      }
      flood.get();
    }
  }

  @Test // the caller's uid in the event of every call that changes something
  void putsCallsThatChangeSomethingOnRecord() throws Exception {
    var drain =
        ScriptedMethod.change(
            "Drain",
            call ->
                call.args().isEmpty()
                    ? ScriptedMethod.text("ok")
                    : CompletableFuture.failedFuture(new ControlFailure("NotReady", "why")));
    try (var peer = peer(drain)) {
      peer.call("Ping", "[]");
      peer.call("Drain", "[]");
      peer.call("Drain", "[1]");
    }

    var uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    assertThat(fixture.events().since(0, 10))
        .extracting(event -> event.group() + " " + event.component() + " " + event.text())
        .allMatch(line -> line.startsWith("control Drain called by uid " + uid + ", pid "))
        .satisfiesExactly(
            first -> assertThat(first).endsWith(": done"),
            second -> assertThat(second).endsWith(": failed, NotReady[why]"));
    assertThat(drain.calls().get(0).caller().pid())
        .isEqualTo(Epoll.isAvailable() ? (int) ProcessHandle.current().pid() : -1);
  }

  @Test // LX-01: peer credentials where there is no epoll
  void knowsTheCallersUidWithoutEpoll() throws IOException {
    var who = ScriptedMethod.query("Who", c -> ScriptedMethod.text("uid " + c.caller().uid()));
    fixture = new ServerFixture(socket(), Transport.NIO, ServerFixture.LIMITS, who);
    try (var peer = new RawPeer(socket())) {
      assertThat(peer.call("Who", "[]"))
          .contains("uid " + Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
  }

  @Test // LX-39
  void runsACallWithAKeyOnceThoughItsFirstConnectionDied() throws IOException {
    var slow = new CompletableFuture<JsonNode>();
    var stop = ScriptedMethod.change("Stop", c -> slow);
    var request = "{\"method\":\"Stop\",\"args\":[],\"key\":\"k\"}\3";
    try (var first = peer(stop)) {
      first.sends(request);
      await("the call to begin").until(() -> stop.calls().size() == 1);
    }
    try (var second = new RawPeer(socket());
        var third = new RawPeer(socket())) {
      second.sends(request);
      slow.complete(TextNode.valueOf("once"));

      assertThat(second.answer()).hasValue("{\"success\":true,\"result\":\"once\"}");
      assertThat(third.sends(request).answer()).hasValue("{\"success\":true,\"result\":\"once\"}");
      assertThat(third.sends(request.replace("[]", "[1]")).answer().orElseThrow())
          .contains("KeyReused");
    }
    assertThat(stop.calls()).hasSize(1);
    assertThat(fixture.events().since(0, 10)).hasSize(1);
  }

  @Test // LX-60
  void waitsForAChange() throws IOException {
    var topic = new Topic<>(7L);
    try (var peer = peer()) {
      fixture.topics().add("nodes", topic, LongNode::valueOf);

      assertThat(peer.call("WaitForChange", "[\"nodes\"]"))
          .isEqualTo("{\"success\":true,\"result\":{\"version\":0,\"state\":7}}");
      assertThat(peer.call("WaitForChange", "[\"nodes\",0,50]"))
          .isEqualTo("{\"success\":true,\"result\":\"nochange\"}");
      peer.sends("{\"method\":\"WaitForChange\",\"args\":[\"nodes\",0,60000]}\3");
      topic.publish(8L);
      assertThat(peer.answer())
          .hasValue("{\"success\":true,\"result\":{\"version\":1,\"state\":8}}");
    }
  }

  @Test
  void describesItsMethods() throws IOException {
    try (var peer = peer(ScriptedMethod.change("Drain", c -> ScriptedMethod.text("ok")))) {
      assertThat(peer.call("Describe", "[]"))
          .startsWith("{\"success\":true,\"result\":[{\"method\":\"Describe\",")
          .contains(
              "{\"method\":\"Drain\",\"args\":[\"a\",\"[b]\"],\"sentence\":\"For a test.\","
                  + "\"changes\":true}")
          .contains("\"WaitForChange\"");
    }
  }

  @Test // LX-62: fewer arguments are fine
  void listsEvents() throws IOException {
    try (var peer = peer()) {
      var first = fixture.events().append("membership", "founded", "c-1");
      fixture.events().append("control", "Stop", "é");

      assertThat(peer.call("QueryEvents", "[0,1]"))
          .isEqualTo(
              "{\"success\":true,\"result\":[{\"seq\":1,\"at\":\"%s\",\"group\":\"membership\","
                      .formatted(first.at())
                  + "\"component\":\"founded\",\"text\":\"c-1\"}]}");
      assertThat(peer.call("QueryEvents", "[1]")).contains("\"text\":\"\\u00E9\"");
      assertThat(peer.call("QueryEvents", "[]")).contains("\"seq\":1").contains("\"seq\":2");
    }
  }

  private static ControlLimits limits(int connections, int bytes, Duration receive, Duration idle) {
    var usual = ServerFixture.LIMITS;
    return new ControlLimits(
        connections,
        bytes,
        receive,
        usual.send(),
        idle,
        usual.call(),
        usual.keepAnswers(),
        usual.maxKeptAnswers());
  }
}
