package org.hotelier.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hotelier.cli.CommandLineInterface;
import org.hotelier.cli.Terminal;
import org.hotelier.testkit.FakeListener;
import org.hotelier.testkit.HotelierNodes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every obstacle that can keep a node out of a cluster is provoked, and asked for: {@code Explain}
 * and {@code hotelier doctor} must name its rule, its figures and who is to blame. The pair that
 * cannot talk while a third node joins needs a network that drops packets; the partition stories
 * have it.
 */
@DisplayName("A node says what is wrong, and the doctor prints it (BE-21, BE-25)")
class DoctorStory {
  private static final int LISTENER_PORT = 33000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension
  final HotelierNodes nodes =
      HotelierNodes.of(4)
          .with("hotelier.join-token", "the right one")
          .with("hotelier.locator.watch.all", "500ms")
          .notStarted();

  /** One entry of {@code Explain}. */
  private record Ruling(String rule, boolean holds, String value, String peer, String advice) {
    static Ruling of(JsonNode json) {
      return new Ruling(
          json.path("rule").asText(),
          json.path("holds").asBoolean(),
          json.path("value").asText(),
          json.path("peer").asText(),
          json.path("do").asText());
    }
  }

  @Test
  void noCandidateAnswers() {
    try (var closing = FakeListener.closing(nodes.network().host(5), LISTENER_PORT)) {
      nodes.start("a");
      nodes.awaitReady("a");

      var ruling = awaitRuling("a", "candidates", nodes.network().cidr());

      assertThat(closing.connections()).isPositive();
      assertThat(ruling.holds()).as("who is alone may be right to be").isTrue();
      assertThat(ruling.value()).isEqualTo("0 of 5 answered: 4 refused, 1 silent");
      assertThat(ruling.advice()).contains("hotelier.locator.seek");
      assertThat(doctor("a")).contains("ok  candidates: 0 of 5 answered", "-> if there should be");
    }
  }

  @Test
  void wrongTokenIsExplainedOnBothSides() {
    nodes.configure("b", "hotelier.join-token", "a wrong one");
    nodes.configure("c", "hotelier.join-token", "");
    nodes.start("a");
    nodes.awaitReady("a");
    nodes.start("b", "c");

    assertThat(awaitRuling("b", "join token", peer("a") + ", " + peer("c")).value())
        .isEqualTo(
            "2 could not prove to know ours: it has another one than this node; it proves none, and this node has one");
    assertThat(awaitRuling("c", "join token", peer("a") + ", " + peer("b")).value())
        .isEqualTo("2 could not prove to know ours: it has one, and this node has none");
    assertThat(awaitRuling("a", "join token", peer("b") + ", " + peer("c")).value())
        .startsWith("2 could not prove to know ours: it has another one than this node; ")
        .endsWith("kept out");
    assertThat(doctor("b"))
        .contains("no  join token: ", peer("a"), "-> set the same hotelier.join-token");
  }

  @Test
  void wrongClusterNameIsExplainedOnBothSides() {
    nodes.configure("d", "hotelier.cluster.name", "motel");
    nodes.start("a", "d");
    nodes.awaitReady("a", "d");

    assertThat(awaitRuling("a", "cluster name", peer("d")).value())
        .isEqualTo("1 of 5 candidates: cluster name \"motel\" there, \"hotelier\" here");
    assertThat(awaitRuling("d", "cluster name", peer("a")).value())
        .isEqualTo("1 of 5 candidates: cluster name \"hotelier\" there, \"motel\" here");
    assertThat(doctor("d")).contains("no  cluster name: ", peer("a"), "-> if they belong together");
  }

  /** Its own questions get out, but whoever calls it back finds that the connection is closed. */
  @Test
  void callBackFails() {
    nodes.configure("b", "hotelier.listener.connections", "0");
    nodes.start("a");
    nodes.awaitReady("a");
    nodes.start("b");

    var ruling = awaitRuling("b", "call-back", peer("a"));

    assertThat(ruling.holds()).isFalse();
    assertThat(ruling.value())
        .startsWith(peer("a") + " cannot talk to " + peer("b") + ": ")
        // Either end may be the first to notice.
        .matches(".*: (closed without an answer|Connection reset by peer)");
    assertThat(doctor("b")).contains("no  call-back: " + peer("a"), "-> let it connect to this");
  }

  /** They are frozen: neither do they answer, nor does anybody refuse in their place. */
  @Test
  void memoryMajorityMissingAndAnotherNodeWaitsForItsClaim() {
    nodes.start("a", "b", "c");
    nodes.awaitOneCluster("a", "b", "c");
    nodes.freeze("b");
    nodes.freeze("c");
    nodes.kill("a");
    nodes.start("a");

    assertThat(awaitRuling("a", "memory", peer("b") + ", " + peer("c")).value())
        .startsWith("1 of 3 remembered members");
    var candidates = awaitRuling("a", "candidates", nodes.network().cidr());
    assertThat(candidates.holds()).as("a seeker needs an answer").isFalse();
    assertThat(candidates.value()).isEqualTo("0 of 5 answered: 3 refused, 2 silent");
    assertThat(doctor("a")).contains("no  memory: 1 of 3", "hotelier found");

    nodes.start("d");

    assertThat(awaitRuling("d", "claim", peer("a")).value())
        .startsWith("it is the lowest of 2 seen")
        .contains("memory: 1 of 3");
    assertThat(doctor("d")).contains("no  claim: it is the lowest of 2", peer("a"));
  }

  @Test
  void pairThatCannotTalk() {
    nodes.configure("c", "hotelier.listener.connections", "0");
    nodes.start("a", "b");
    nodes.awaitOneCluster("a", "b");
    nodes.start("c");
    nodes.await(
        "c to be kept out by its call-back",
        PATIENCE,
        () -> rulings("c"),
        all -> all.stream().anyMatch(one -> one.rule().equals("call-back")));

    nodes.freeze("b");

    var ruling = awaitRuling("a", "pair", peer("b"));
    assertThat(ruling.holds()).isFalse();
    assertThat(ruling.value())
        .startsWith(peer("a") + " has heard nothing from " + peer("b") + " since ");
    assertThat(awaitRuling("c", "cluster", peer("a")).value())
        .endsWith("takes nobody in just now: its member %s is suspect".formatted(peer("b")));
    assertThat(doctor("a")).contains("no  pair: ", "-> if its process hangs");
  }

  @Test
  void listenerPortTaken() {
    try (var holder = FakeListener.silent(nodes.host("a"), LISTENER_PORT)) {
      nodes.start("a");

      var ruling = awaitRuling("a", "listener port", nodes.host("a") + ":" + LISTENER_PORT);

      assertThat(ruling.holds()).isFalse();
      assertThat(ruling.value())
          .matches("cannot be bound, tried \\d+ times: .*Address already in use");
      assertThat(ruling.advice()).contains("ss -ltnp sport = :33000");
      assertThat(doctor("a")).contains("no  listener port: cannot be bound", "-> 'ss -ltnp");
      assertThat(holder.connections()).as("nobody was asked in its place").isZero();
    }
  }

  private String peer(String name) {
    return "%s (%s:%d)".formatted(name, nodes.host(name), LISTENER_PORT);
  }

  private Ruling awaitRuling(String node, String rule, String peer) {
    return nodes
        .await(
            "%s to explain '%s' by %s".formatted(node, rule, peer),
            PATIENCE,
            () -> rulings(node),
            all -> all.stream().anyMatch(one -> is(one, rule, peer)))
        .stream()
        .filter(one -> is(one, rule, peer))
        .findFirst()
        .orElseThrow();
  }

  private static boolean is(Ruling ruling, String rule, String peer) {
    return ruling.rule().equals(rule) && ruling.peer().equals(peer);
  }

  private List<Ruling> rulings(String node) {
    var rules = nodes.call(node, "Explain").path("rules");
    return StreamSupport.stream(rules.spliterator(), false).map(Ruling::of).toList();
  }

  /** What {@code hotelier doctor} prints. */
  private String doctor(String node) {
    var printed = new StringWriter();
    var terminal =
        new Terminal(
            new PrintWriter(printed),
            new PrintWriter(printed),
            OutputStream.nullOutputStream(),
            false,
            Map.of());
    var socket = nodes.process(node).socket().toString();
    var unused = new CommandLineInterface(terminal).run("doctor", "--socket", socket);
    terminal.flush();
    return printed.toString();
  }
}
