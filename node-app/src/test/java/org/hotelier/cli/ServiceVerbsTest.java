package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceVerbsTest {
  private static final String REPLY =
      "{'reply':['Hello'],'guest':'node-1/echo/1','node':'node-1','attempts':1,'micros':80}";

  @TempDir private Path state;
  private FakeNode node;

  @BeforeEach
  void startNode() throws IOException {
    node = FakeNode.at(state.resolve("n.sock"));
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void writesTheReplyAndNothingElse() {
    node.answers("Call", REPLY);

    var run = run("call", "echo", "Hello");

    assertThat(run).isEqualTo(new Invocation(ExitCode.DONE, "Hello", ""));
    assertThat(node.calls()).containsExactly("Call[\"echo\",[\"Hello\"],{\"timeoutMs\":30000}]");
  }

  @Test
  void writesEachOfSeveralRepliesOnALine() {
    node.answers("Call", REPLY);

    assertThat(run("call", "echo", "Hello", "--count", "3").out())
        .isEqualTo("Hello\nHello\nHello\n");
  }

  @Test
  void writesBytesThatAreNoTextAsTheyAre() {
    node.answers("Call", "{'reply':['a',{'base64':'w6k='},'b']}");

    assertThat(run("call", "echo").out()).isEqualTo("aéb");
  }

  @Test
  void readsTheBodyFromStandardInput() {
    node.answers("Call", REPLY);
    var before = System.in;
    System.setIn(new ByteArrayInputStream(new byte[] {(byte) 0xff, 0}));
    try {
      assertThat(run("call", "echo", "-").exitCode()).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(node.calls())
        .containsExactly("Call[\"echo\",[{\"base64\":\"/wA=\"}],{\"timeoutMs\":30000}]");
  }

  @Test
  void tellsARefusalFromATimeout() {
    node.refuses("Call", "NoGuest", "nobody provides nosuch");

    var refused = run("call", "nosuch");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(refused.err()).contains("NoGuest", "nobody provides nosuch").hasLineCount(1);
    assertThat(refused.out()).isEmpty();
  }

  @Test
  void endsWithItsOwnExitCodeWhenTimeIsUp() {
    node.refuses("Call", "Expired", "no reply in time");

    var late = run("call", "slow", "--timeout", "2s");

    assertThat(late.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(late.err()).contains("a reply of slow within 2s").hasLineCount(1);
  }

  @Test
  void showsTheServicesAsATable() {
    node.answers(
        "QueryServices",
        "[{'service':'echo','guests':3,'nodes':['a','b'],'queued':1,'inFlight':2,'served':30,"
            + "'failed':4,'retried':5}]");

    assertThat(run("services").out())
        .isEqualTo(
            """
            SERVICE  GUESTS  QUEUED  IN FLIGHT  SERVED  FAILED  RETRIED  NODES
            echo     3       1       2          30      4       5        a, b
            """);
  }

  @Test
  void showsTheGuestsOfAService() {
    node.answers(
        "QueryGuests",
        "[{'address':'127.0.0.1:4711','service':'echo','kind':'worker','node':'a','status':'live',"
            + "'leaseMs':7500,'lastBeatMs':120,'served':9,'meta':''},"
            + "{'address':'a/echo/1','service':'echo','kind':'actor','node':'a',"
            + "'status':'draining','leaseMs':0,'lastBeatMs':0,'served':3,'meta':''}]");

    assertThat(run("guests", "echo").out())
        .isEqualTo(
            """
            ADDRESS         SERVICE  KIND    NODE  STATUS    LEASE   LAST BEAT  SERVED
            127.0.0.1:4711  echo     worker  a     live      7500ms  120ms      9
            a/echo/1        echo     actor   a     draining  -       -          3
            """);
    assertThat(node.calls()).containsExactly("QueryGuests[\"echo\"]");
  }

  @Test
  void drainsWhatIsNamed() {
    node.answers("Drain", "{'yes':true,'reasons':[]}");

    assertThat(run("drain").exitCode()).isZero();
    assertThat(run("drain", "node").exitCode()).isZero();
    assertThat(run("drain", "service", "echo").exitCode()).isZero();
    assertThat(run("drain", "guest", "127.0.0.1:4711").exitCode()).isZero();

    assertThat(node.calls())
        .containsExactly(
            "Drain[]",
            "Drain[]",
            "Drain[\"service\",\"echo\"]",
            "Drain[\"guest\",\"127.0.0.1:4711\"]");
  }

  @Test
  void refusesASubjectThatIsNone() {
    var run = run("drain", "services");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("'services'").hasLineCount(1);
    assertThat(node.calls()).isEmpty();
  }

  @Test
  void saysWhyItIsNotSafeToStop() {
    node.answers("SafeToStop", "{'yes':false,'reasons':['2 requests are in flight']}");

    var run = run("safe-to-stop");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).isEqualTo("No:\n  2 requests are in flight\n");
  }

  @Test
  void waitsUntilAServiceHasAGuest() {
    node.answers("WaitForChange", "{'version':0,'state':[]}", "'nochange'")
        .answers("QueryServices", "[]", "[{'service':'echo','guests':1}]");

    assertThat(run("wait", "--service", "echo").exitCode()).isZero();
    assertThat(node.calls()).filteredOn("QueryServices[]"::equals).hasSize(2);
  }

  private Invocation run(String verb, String... options) {
    var args = new String[options.length + 3];
    args[0] = verb;
    System.arraycopy(options, 0, args, 1, options.length);
    args[options.length + 1] = "--socket";
    args[options.length + 2] = node.path();
    return Invocation.of(state, args);
  }
}
