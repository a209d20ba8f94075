package org.hotelier.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of two nodes whose link is cut the lower one comes back first, and the other is refused then. */
class PrecedenceTest {
  private static final Instant NOW = Instant.EPOCH;

  @Test
  void theHigherEndOfACutLinkGivesWay() {
    var table = tableOf(3, 3);
    table.linked(key(2), false, "silent for 3 beats", NOW);

    table.downed(NOW.plusSeconds(7));

    assertThat(table.incarnationEnded()).containsExactly(peer(2));
  }

  @Test
  void theLowerEndDoesNot() {
    var table = tableOf(2, 3);
    table.linked(key(3), false, "silent for 3 beats", NOW);

    table.downed(NOW.plusSeconds(7));

    assertThat(table.incarnationEnded()).isEmpty();
  }

  @Test
  void itDoesNotMatterWhichOfTheTwoIsToldFirstThatItIsDowned() {
    var table = tableOf(3, 3);
    table.reachable(key(2), false, NOW);

    table.gone(key(2), "was downed", NOW.plusSeconds(7));
    table.downed(NOW.plusSeconds(7));
    table.downed(NOW.plusSeconds(8));

    assertThat(table.incarnationEnded()).containsExactly(peer(2));
  }

  @Test
  void whoIsCutOffWithTheMinorityGivesWayToNobody() {
    var table = tableOf(3, 3);
    table.reachable(key(1), false, NOW);
    table.reachable(key(2), false, NOW);

    table.downed(NOW.plusSeconds(7));

    assertThat(table.incarnationEnded()).isEmpty();
  }

  @Test
  void whoWentLongAgoOrByItsOwnWillHasNoPrecedence() {
    var table = tableOf(4, 5);
    table.reachable(key(2), false, NOW);
    table.gone(key(2), "was downed", NOW);
    table.gone(key(1), "has left", NOW.plusSeconds(60));

    table.downed(NOW.plusSeconds(61));

    assertThat(table.incarnationEnded()).isEmpty();
  }

  @Test
  void theNextIncarnationBeginsAnew() {
    var table = tableOf(3, 3);
    table.linked(key(2), false, "silent for 3 beats", NOW);
    table.downed(NOW);
    table.incarnationEnded();

    assertThat(table.incarnationEnded()).isEmpty();
  }

  private static NodeTable tableOf(int self, int nodes) {
    var table = new NodeTable();
    table.self(key(self), peer(self));
    IntStream.rangeClosed(1, nodes)
        .forEach(
            number -> {
              table.up(key(number), number, NOW);
              table.introduced(key(number), peer(number), NOW);
            });
    return table;
  }

  private static MemberKey key(int number) {
    return new MemberKey("pekko://hotelier@127.0.0." + number + ":17355", 1);
  }
}
