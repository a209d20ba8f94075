package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeChoiceTest {
  @TempDir private Path state;

  @Test
  void asksTheOnlyNodeThatRuns() throws IOException {
    try (var node = node("node-1")) {
      leaveSocketOf("node-2");

      assertThat(Invocation.of(state, "found").exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(node.calls()).containsExactly("Found[]");
    }
  }

  @Test
  void listsTheNodesWhenSeveralRun() throws IOException {
    try (var one = node("node-1");
        var two = node("node-2")) {
      var run = Invocation.of(state, "found");

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("2 run (node-1, node-2)", "--node NAME").hasLineCount(1);
      assertThat(one.calls()).isEmpty();
      assertThat(two.calls()).isEmpty();
    }
  }

  @Test
  void asksTheNodeThatIsNamed() throws IOException {
    try (var one = node("node-1");
        var two = node("node-2")) {
      assertThat(Invocation.of(state, "found", "--node", "node-2").exitCode()).isZero();
      assertThat(one.calls()).isEmpty();
      assertThat(two.calls()).containsExactly("Found[]");
    }
  }

  @Test
  void prefersASocketToAName() throws IOException {
    try (var one = node("node-1");
        var two = node("node-2")) {
      var run = Invocation.of(state, "found", "--node", "node-2", "--socket", one.path());

      assertThat(run.exitCode()).isZero();
      assertThat(one.calls()).containsExactly("Found[]");
      assertThat(two.calls()).isEmpty();
    }
  }

  @Test
  void saysWhereItLookedWhenNoNodeRuns() {
    var run = Invocation.of(state, "nodes");

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_NODE);
    assertThat(run.err())
        .contains(state.resolve("hotelier").toString(), "control.sock", "'hotelier node'")
        .hasLineCount(1);
  }

  @Test
  void saysWhichSocketNobodyListensOn() throws IOException {
    var left = leaveSocketOf("node-1");

    var run = Invocation.of(state, "nodes");

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_NODE);
    assertThat(run.err()).contains("nobody listens on " + left).hasLineCount(1);
  }

  @Test
  void saysWhichSocketItTried() {
    var socket = state.resolve("none.sock").toString();

    var run = Invocation.of(state, "status", "--socket", socket);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NO_NODE);
    assertThat(run.err()).contains(socket).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  private FakeNode node(String name) throws IOException {
    return FakeNode.at(socketOf(name)).answers("Found", "{}");
  }

  /** The file that a node leaves behind when it is killed. */
  private Path leaveSocketOf(String name) throws IOException {
    var socket = socketOf(name);
    var aside = socket.resolveSibling("aside.sock");
    try (var node = FakeNode.at(aside)) {
      Files.createLink(socket, aside);
      assertThat(node.calls()).isEmpty();
    }
    return socket;
  }

  private Path socketOf(String name) {
    return state.resolve("hotelier").resolve(name).resolve("control.sock");
  }
}
