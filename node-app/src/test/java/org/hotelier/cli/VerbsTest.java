package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {
  private static final String ONLINE =
      "{'name':'node-1','address':'127.0.0.1:17355','incarnation':"
          + "'a','status':'online','self':true,'since':'2026-11-20T10:00:00Z'}";
  private static final String SUSPECT =
      "{'name':'node-12','address':'127.0.0.2:17355','incarnation':"
          + "'b','status':'suspect','self':false,'since':'2026-11-20T10:00:01Z'}";
  private static final String STATUS =
      "{'name':'node-1','address':'127.0.0.1:17355','incarnation':'a','version':'0.1.0','ready':%s,"
          + "'mode':'clustered','clusterId':'c1','since':'2026-11-20T10:00:00Z',"
          + "'ports':{'cluster':17355,'listener':33000},'draining':false}";

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
  void showsTheNodesAsATable() {
    node.answers("QueryNodes", "[" + ONLINE + "," + SUSPECT + "]");

    assertThat(run("nodes"))
        .isEqualTo(
            done(
                """
                NAME      STATUS   ADDRESS          SINCE
                node-1 *  online   127.0.0.1:17355  2026-11-20T10:00:00Z
                node-12   suspect  127.0.0.2:17355  2026-11-20T10:00:01Z
                """));
  }

  @Test
  void coloursOnlyOnATerminal() {
    node.answers("QueryNodes", "[" + SUSPECT + "]");

    var coloured = Invocation.of(state, true, "nodes", "--socket", node.path());

    assertThat(coloured.out()).contains("\u001b[33msuspect\u001b[0m");
    assertThat(run("nodes").out()).doesNotContain("\u001b");
  }

  @Test
  void printsTheResultAndNothingElseAsJson() {
    node.answers("QueryNodes", "[" + ONLINE + "]");

    assertThat(run("nodes", "--json")).isEqualTo(done("[" + ONLINE.replace('\'', '"') + "]\n"));
  }

  @Test
  void showsTheStatusOfANode() {
    node.answers("QueryNode", STATUS.formatted("false"));

    var run = run("status");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("node-1", "127.0.0.1:17355", "clustered", "cluster 17355, listener 33000")
        .containsPattern("ready +no");
  }

  @Test
  void saysWhatTheNodeRefused() {
    node.refuses("Found", "NotReady", "no peer answers");

    var run = run("found");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.err()).contains("NotReady: no peer answers", "hotelier doctor").hasLineCount(1);
  }

  @Test
  void waitsUntilEnoughNodesAreOnline() {
    node.answers(
        "WaitForChange",
        "{'version':4,'state':[" + ONLINE + "," + SUSPECT + "]}",
        "'nochange'",
        "{'version':5,'state':[" + ONLINE + "," + ONLINE + "]}");

    assertThat(run("wait", "--nodes", "2").exitCode()).isZero();
    assertThat(node.calls())
        .hasSize(3)
        .allMatch(call -> call.startsWith("WaitForChange[\"nodes\","))
        .element(2)
        .asString()
        .startsWith("WaitForChange[\"nodes\",4,");
  }

  @Test
  void waitsUntilTheNodeIsReady() {
    node.answers("WaitForChange", "{'version':0,'state':[" + ONLINE + "]}", "'nochange'")
        .answers("QueryNode", STATUS.formatted("false"), STATUS.formatted("true"));

    assertThat(run("wait", "--ready").exitCode()).isZero();
    assertThat(node.calls()).filteredOn(call -> call.startsWith("QueryNode")).hasSize(2);
  }

  @Test
  void givesUpWaitingAfterItsTimeout() {
    node.answers("WaitForChange", "{'version':0,'state':[" + ONLINE + "]}", "'nochange'");

    var run = run("wait", "--nodes", "2", "--timeout", "50ms");

    assertThat(run.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    assertThat(run.err()).contains("2 nodes online within 50ms", "1 nodes").hasLineCount(1);
  }

  @Test
  void givesUpWaitingForANodeThatNeverStarts() {
    var socket = state.resolve("never.sock").toString();

    var run = Invocation.of(state, "wait", "--timeout", "50ms", "--socket", socket);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_NODE);
    assertThat(run.err()).contains(socket);
  }

  @Test
  void returnsFromStopOnceNobodyListens() {
    node.answers("Stop", "{}");

    assertThat(run("stop", "--json")).isEqualTo(done("{}\n"));
    assertThat(StateDirectory.listens(Path.of(node.path()))).isFalse();
  }

  @Test
  void showsEventsOldestFirst() {
    node.answers(
        "QueryEvents",
        "[{'seq':3,'at':'2026-11-20T10:00:00Z','group':'membership','component':'founded',"
            + "'text':'c1'}]");

    assertThat(run("events", "--since", "2", "--limit", "5"))
        .isEqualTo(done("2026-11-20T10:00:00Z  membership/founded  c1\n"));
    assertThat(node.calls()).containsExactly("QueryEvents[2,5]");
  }

  @Test
  void followsEventsFromTheLastOneSeenUntilTheNodeFails() {
    node.answers("QueryEvents", "[{'seq':3,'text':'x'}]", "[{'seq':4,'text':'y'}]")
        .refuses("QueryEvents", "GenericError", "enough")
        .answers("WaitForChange", "{'version':7,'state':3}", "'nochange'");

    var run = run("events", "--follow", "--json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).isEqualTo("{\"seq\":3,\"text\":\"x\"}\n{\"seq\":4,\"text\":\"y\"}\n");
    assertThat(node.calls())
        .containsExactly(
            "QueryEvents[0,10000]",
            "WaitForChange[\"events\",-1,10000]",
            "QueryEvents[3,10000]",
            "WaitForChange[\"events\",7,10000]",
            "QueryEvents[4,10000]");
  }

  @Test
  void findsNothingWrongWithAHealthyNode() {
    node.answers(
        "Explain",
        "{'summary':'Ready.','rules':[{'rule':'peers answer','holds':true,'value':'2 of 2',"
            + "'peer':null,'do':null}]}");

    var run = run("doctor");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("ok  peers answer: 2 of 2\n").endsWith("Ready.\n");
  }

  @Test
  void saysWhatToDoAboutARuleThatDoesNotHold() {
    node.answers(
        "Explain",
        "{'summary':'Seeking.','rules':[{'rule':'remembered peers','holds':false,'value':'1 of 3',"
            + "'peer':'127.0.0.2','do':'start it'}]}");

    var run = run("doctor");

    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(run.out()).contains("no  remembered peers: 1 of 3 (127.0.0.2)\n    -> start it\n");
  }

  /** A node that is alone may be right to be; whoever wonders is told where to look. */
  @Test
  void advisesAlsoWhereNothingIsWrong() {
    node.answers(
        "Explain",
        "{'summary':'Ready.','rules':[{'rule':'candidates','holds':true,'value':'0 of 5 answered',"
            + "'peer':'127.0.0.0/29','do':'start them'}]}");

    var run = run("doctor");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("ok  candidates: 0 of 5 answered (127.0.0.0/29)\n    -> start them\n");
  }

  @Test
  void tellsWhatItCanSeeOfANodeThatDoesNotRun() {
    var socket = state.resolve("none.sock").toString();

    var run = Invocation.of(state, "doctor", "--socket", socket);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_NODE);
    assertThat(run.out())
        .contains("ok  the data directory can be written")
        .contains("no  somebody listens on the control socket: " + socket + " does not exist");
  }

  private Invocation run(String verb, String... options) {
    var args = new String[options.length + 3];
    args[0] = verb;
    args[1] = "--socket";
    args[2] = node.path();
    System.arraycopy(options, 0, args, 3, options.length);
    return Invocation.of(state, args);
  }

  private static Invocation done(String out) {
    return new Invocation(ExitCode.DONE, out, "");
  }
}
