package org.hotelier.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node does whose resolver has left it with the smaller part of its cluster. */
class LossesTest {
  private static final Duration LASTING = Duration.ofSeconds(5);
  private static final Instant NOW = Instant.EPOCH;

  private final NodeTable table = new NodeTable();
  private final Losses losses = new Losses(table, LASTING);

  @BeforeEach
  void threeMembers() {
    table.self(key(3), peer(3));
    table.up(key(3), 3, NOW);
    for (int number = 1; number <= 2; number++) {
      table.introduced(key(number), peer(number), NOW);
      table.up(key(number), number, NOW);
    }
  }

  @Test
  void stepsDownWhenItWasLeftWithoutTheMajority() {
    lose(1);
    lose(2);

    assertThat(losses.stepDown(false, NOW)).isEmpty();
    assertThat(losses.stepDown(false, NOW.plus(LASTING)))
        .contains(
            "it reaches 1 of the 3 members of its cluster, itself included;"
                + " more than half are needed");
  }

  @Test
  void leavesItToTheResolverWhileThatHasSomethingToDecide() {
    lose(1);
    lose(2);

    losses.stepDown(false, NOW);
    assertThat(losses.stepDown(true, NOW.plusSeconds(4))).isEmpty();
    assertThat(losses.stepDown(false, NOW.plusSeconds(6))).isEmpty();
    assertThat(losses.stepDown(false, NOW.plusSeconds(11))).isPresent();
  }

  @Test
  void goesOnWithTheMajority() {
    lose(1);

    losses.stepDown(false, NOW);
    assertThat(losses.stepDown(false, NOW.plusSeconds(60))).isEmpty();
    assertThat(losses.accept(NOW.plus(LASTING))).isTrue();
    assertThat(losses.accept(NOW.plus(LASTING))).isFalse();
  }

  @Test
  void goesOnWhenTheOthersAreProvedDead() {
    lose(1);
    lose(2);

    assertThat(losses.looked(key(1), peer(1), true)).isFalse();
    assertThat(losses.looked(key(1), peer(1), false)).isFalse();
    assertThat(losses.looked(key(1), peer(1), true)).isFalse();
    assertThat(losses.looked(key(1), peer(1), true)).isTrue();
    losses.looked(key(2), peer(2), true);
    losses.looked(key(2), peer(2), true);

    assertThat(table.majority()).isEqualTo(new Majority(1, 1, true));
    losses.stepDown(false, NOW);
    assertThat(losses.stepDown(false, NOW.plusSeconds(60))).isEmpty();
  }

  private void lose(int number) {
    table.gone(key(number), "was downed", NOW);
  }

  private static MemberKey key(int number) {
    return new MemberKey("pekko://h@127.0.0.%d:17355".formatted(number), number);
  }
}
