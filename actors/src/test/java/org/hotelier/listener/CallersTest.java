package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;
import static org.hotelier.Rows.row;

import java.util.List;
import org.hotelier.listener.Callers.Caller;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.junit.jupiter.api.Test;

/** Who calls a seeker back besides the node that was asked. */
class CallersTest {
  private static final String ADDRESS = "pekko://hotelier@127.0.0.1:17355";
  private static final List<NodeRow> TWO =
      List.of(row(1, NodeStatus.ONLINE), row(2, NodeStatus.ONLINE));

  private final Callers callers = new Callers(new AdmissionRule(peer(1)));

  @Test
  void theMembersCallBackAndWhoIsComingIn() {
    callers.letIn(peer(3));

    assertThat(callers.first(peer(4), TWO, ADDRESS))
        .containsExactly(
            new Caller(peer(2), "pekko://hotelier@127.0.0.2:17355"),
            new Caller(peer(3), "pekko://hotelier@127.0.0.3:17355"));
  }

  /** Two that cannot talk would come in together, for ever. */
  @Test
  void whoIsLetInMeanwhileCallsBackAsWellAndOnlyOnce() {
    callers.first(peer(4), TWO, ADDRESS);
    callers.letIn(peer(3));

    assertThat(callers.further(peer(4), TWO, ADDRESS))
        .extracting(Caller::peer)
        .containsExactly(peer(3));
    assertThat(callers.further(peer(4), TWO, ADDRESS)).isEmpty();
  }

  @Test
  void aNewcomerThatIsAMemberOrHasGivenUpNeedNotBeAsked() {
    callers.letIn(peer(2));
    callers.letIn(peer(3));
    callers.forget(peer(3));

    assertThat(callers.first(peer(4), TWO, ADDRESS))
        .extracting(Caller::peer)
        .containsExactly(peer(2));
  }

  @Test
  void nobodyCallsItselfBack() {
    callers.letIn(peer(4));

    assertThat(callers.first(peer(4, 2), List.of(), ADDRESS)).isEmpty();
  }

  @Test
  void onlyTheLatestNewcomersAreAsked() {
    for (int number = 10; number < 30; number++) {
      callers.letIn(peer(number));
    }

    assertThat(callers.first(peer(4), List.of(), ADDRESS))
        .hasSize(Newcomers.MOST)
        .last()
        .extracting(Caller::peer)
        .isEqualTo(peer(29));
  }
}
