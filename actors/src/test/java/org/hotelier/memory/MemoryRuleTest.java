package org.hotelier.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.util.List;
import java.util.stream.IntStream;
import org.hotelier.memory.MemoryRule.Verdict;
import org.hotelier.protocol.seekchat.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a node may found after it fell out of a cluster. */
class MemoryRuleTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, true",
    "1, 1, true",
    "2, 1, false",
    "2, 2, true",
    "3, 1, false",
    "3, 2, true",
    "4, 2, false",
    "4, 3, true",
    "5, 2, false",
    "5, 3, true"
  })
  void moreThanHalfOfTheMembersMustBeAccountedFor(int members, int accounted, boolean allows) {
    var verdict = MemoryRule.judge(memoryOf(members), peer -> number(peer) <= accounted);

    assertThat(verdict.allows()).isEqualTo(allows);
    assertThat(verdict.accounted()).isEqualTo(accounted);
  }

  @Test
  void namesTheMissing() {
    assertThat(MemoryRule.judge(memoryOf(3), peer -> number(peer) == 2))
        .isEqualTo(new Verdict(1, 3, List.of(peer(1), peer(3))));
  }

  private static Memory memoryOf(int members) {
    return new Memory("c1", IntStream.rangeClosed(1, members).mapToObj(i -> peer(i)).toList());
  }

  private static int number(Peer peer) {
    return Integer.parseInt(peer.name().substring("node-".length()));
  }
}
