package org.hotelier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {
  @TempDir private Path state;

  @Test
  void printsItsVersionInOneLine() {
    var run = Invocation.of(state, "--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("hotelier ").hasLineCount(1);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void listsEveryVerbButTheHiddenOnesInItsHelp() {
    var run = Invocation.of(state, "--help");

    assertThat(run.exitCode()).isZero();
    for (var verb : Verb.values()) {
      if (verb == Verb.REHEARSE || verb == Verb.WORKER) {
        assertThat(run.out()).doesNotContainPattern("(?m)^  " + verb.word() + " ");
      } else {
        assertThat(run.out()).containsPattern("(?m)^  " + verb.word() + " ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"node", "demo", "status", "nodes", "events", "wait", "stop", "found", "doctor"})
  void explainsEveryVerb(String verb) {
    var run = Invocation.of(state, verb, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: hotelier " + verb);
  }

  @Test
  void takesAMissingVerbForMisuse() {
    assertMisuse(Invocation.of(state), "Expected a verb, but got none");
  }

  @Test
  void namesTheVerbThatWasProbablyMeant() {
    assertMisuse(Invocation.of(state, "noodes"), "did you mean 'nodes'?");
  }

  @Test
  void namesAnOptionThatDoesNotExist() {
    assertMisuse(Invocation.of(state, "nodes", "--wide"), "'--wide'");
  }

  @Test
  void explainsHowToWriteADuration() {
    assertMisuse(Invocation.of(state, "wait", "--timeout", "5"), "write 500ms, 5s, 2m or 1h");
  }

  private static void assertMisuse(Invocation run, String complaint) {
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(complaint).contains("--help").hasLineCount(1);
  }
}
