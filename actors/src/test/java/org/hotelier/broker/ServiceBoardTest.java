package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.junit.jupiter.api.Test;

/** What the services of the whole cluster look like from node a. */
class ServiceBoardTest {
  private final ServiceBoard board = new ServiceBoard("a");

  @Test
  void addsUpWhatTheNodesSay() {
    board.take("c", new Hint("echo", 2, 2, 1, 3, 1000, false, 1, 10, 20, 30));
    board.take("b", new Hint("echo", 0, 0, 0, 4, 1000, false, 0, 1, 2, 3));
    board.take("b", new Hint("time", 1, 1, 1, 0, 1000, false, 0, 0, 0, 0));

    assertThat(board.states(List.of(new ServiceRow("echo", 1, 5, 6, 100, 200, 300, false))))
        .containsExactly(
            new ServiceState("echo", 3, List.of("a", "c"), 12, 7, 111, 222, 333),
            new ServiceState("time", 1, List.of("b"), 0, 0, 0, 0, 0));
  }

  @Test
  void aLaterHintTakesThePlaceOfTheEarlierOne() {
    board.take("b", new Hint("echo", 2, 2, 1, 3, 1000, false, 1, 10, 20, 30));

    board.take("b", new Hint("echo", 1, 1, 1, 0, 1000, false, 0, 11, 20, 30));

    assertThat(board.states(List.of()))
        .containsExactly(new ServiceState("echo", 1, List.of("b"), 0, 0, 11, 20, 30));
  }

  @Test
  void forgetsAServiceThatItsNodeHasForgotten() {
    board.take("b", new Hint("echo", 1, 1, 1, 0, 1000, false, 0, 1, 0, 0));

    board.take("b", new Hint("echo", 0, 0, 0, 0, 1000, false, 0, 1, 0, 0));
    board.take("b", new Hint("never", 0, 0, 0, 0, 1000, false, 0, 0, 0, 0));

    assertThat(board.states(List.of())).isEmpty();
  }

  @Test
  void forgetsANodeThatIsGone() {
    board.take("b", new Hint("echo", 1, 1, 1, 0, 1000, false, 0, 1, 0, 0));

    board.forget("b");

    assertThat(board.states(List.of())).isEmpty();
  }
}
