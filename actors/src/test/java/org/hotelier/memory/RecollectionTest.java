package org.hotelier.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of a node's view of its cluster is written down, and when. */
class RecollectionTest {
  private static final Duration LASTING = Duration.ofSeconds(5);
  private static final Instant NOW = Instant.EPOCH;

  private final Recollection recollection = new Recollection(LASTING);

  @Test
  void aNewMemberIsWrittenAtOnce() {
    assertThat(writes(memory(1), NOW)).contains(memory(1));
    assertThat(writes(memory(1, 2), NOW)).contains(memory(1, 2));
    assertThat(writes(memory(1, 2), NOW)).isEmpty();
    assertThat(recollection.lookAgainAt()).isEmpty();
  }

  @Test
  void aLossIsWrittenOnceItHasLasted() {
    writes(memory(1, 2, 3), NOW);

    assertThat(writes(memory(1, 3), NOW)).isEmpty();
    assertThat(recollection.lookAgainAt()).contains(NOW.plus(LASTING));
    assertThat(writes(memory(1, 3), NOW.plus(LASTING).minusNanos(1))).isEmpty();
    assertThat(writes(memory(1, 3), NOW.plus(LASTING))).contains(memory(1, 3));
    assertThat(recollection.lookAgainAt()).isEmpty();
  }

  @Test
  void aFurtherLossBeginsTheWaitAnew() {
    writes(memory(1, 2, 3), NOW);
    writes(memory(1, 2), NOW);

    assertThat(writes(memory(1), NOW.plusSeconds(4))).isEmpty();
    assertThat(writes(memory(1), NOW.plusSeconds(6))).isEmpty();
    assertThat(writes(memory(1), NOW.plusSeconds(9))).contains(memory(1));
  }

  /** All were downed, this node last: for a moment it saw itself alone. */
  @Test
  void aNodeThatFallsWithItsClusterRemembersAllOfIt() {
    writes(memory(1, 2, 3), NOW);
    writes(memory(1), NOW);
    recollection.lost();

    assertThat(writes(memory(1), NOW.plusSeconds(60))).isEmpty();
    assertThat(writes(memory(1, 4), NOW.plusSeconds(60))).contains(memory(1, 2, 3, 4));
  }

  @Test
  void ofAnotherClusterOnlyItsOwnMembersAreWritten() {
    writes(memory(1, 2, 3), NOW);

    var other = new Memory("c2", memory(1, 4).members());

    assertThat(writes(other, NOW)).contains(other);
  }

  @Test
  void anotherIncarnationOfAMemberTakesItsPlace() {
    writes(memory(1, 2), NOW);
    var replaced = new Memory("c1", java.util.List.of(peer(1), peer(2, 7)));

    assertThat(writes(replaced, NOW)).contains(replaced);
  }

  /** What could not be written is to be written still. */
  @Test
  void asksAgainUntilItIsWritten() {
    assertThat(recollection.sees(memory(1), NOW)).contains(memory(1));
    assertThat(recollection.sees(memory(1), NOW)).contains(memory(1));
  }

  private Optional<Memory> writes(Memory view, Instant now) {
    var written = recollection.sees(view, now);
    written.ifPresent(recollection::wrote);
    return written;
  }

  private static Memory memory(Integer... numbers) {
    return new Memory("c1", Arrays.stream(numbers).map(number -> peer(number)).toList());
  }
}
