package org.hotelier.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hotelier.testkit.namespace.NetworkNamespace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With datagrams, because a connection needs both ways and cannot tell them apart. */
class CutsTest {
  private static final Map<String, String> HOSTS =
      Map.of("a", "127.1.2.1", "b", "127.1.2.2", "c", "127.1.2.3");

  @TempDir Path logs;
  private NetworkNamespace namespace;
  private Postman postman;
  private Cuts cuts;

  @BeforeEach
  void open() throws IOException {
    namespace = Skipping.unlessAvailable(NetworkNamespace::open);
    postman = new Postman(namespace.entrance());
    cuts = new Cuts(namespace, HOSTS::get, new Transcript(logs));
  }

  @AfterEach
  void close() {
    if (namespace != null) {
      postman.close();
      namespace.close();
    }
  }

  @Test
  void everybodyCanTalkAtFirst() throws IOException {
    assertThat(lost()).isEmpty();
  }

  @Test
  void aCutPairCannotTalkAndTheOthersCan() throws IOException {
    cuts.cut(List.of("a"), List.of("b"));

    assertThat(lost()).containsExactly("a -> b", "b -> a");
  }

  @Test
  void groupsAreCutFromEachOtherAndNotInside() throws IOException {
    cuts.cut(List.of("a", "b"), List.of("c"));

    assertThat(lost()).containsExactly("a -> c", "b -> c", "c -> a", "c -> b");
  }

  @Test
  void aOneWayCutLeavesTheWayBack() throws IOException {
    cuts.cutOneWay("a", "b");

    assertThat(lost()).containsExactly("a -> b");
  }

  @Test
  void healingOnePairLeavesTheOtherCuts() throws IOException {
    cuts.cut(List.of("a", "b"), List.of("c"));

    cuts.heal("c", "a");

    assertThat(lost()).containsExactly("b -> c", "c -> b");
  }

  @Test
  void healingRestoresAllAndMayBeDoneTwice() throws IOException {
    cuts.cut(List.of("a"), List.of("b", "c"));
    cuts.cut(List.of("a"), List.of("b"));

    cuts.heal();
    cuts.heal();
    cuts.heal("a", "b");

    assertThat(lost()).isEmpty();
  }

  private TreeSet<String> lost() throws IOException {
    var lost = new TreeSet<String>();
    for (var from : HOSTS.keySet()) {
      for (var to : HOSTS.keySet()) {
        if (!postman.delivers(HOSTS.get(from), HOSTS.get(to))) {
          lost.add(from + " -> " + to);
        }
      }
    }
    return lost;
  }
}
