package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.listener.ListenerFixture.row;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes that were members before ask at once to be let in. */
@Timeout(60)
class ListenerTurnsTest {
  private static final ActorTestKit KIT = ActorTestKit.create("turns", ManualTime.config());

  private final ListenerFixture node = new ListenerFixture(KIT);

  @BeforeEach
  void twoAreGone() {
    node.stand(Phase.SETTLED);
    node.rows.publish(
        List.of(
            row(node.self, NodeStatus.ONLINE),
            row(node.nodes.peer(2), NodeStatus.OFFLINE),
            row(node.nodes.peer(3), NodeStatus.OFFLINE)));
  }

  @AfterEach
  void close() {
    node.close();
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void theSecondIsToldToWaitUntilTheFirstIsAMember() {
    node.nodes.moveIn(node.nodes.peer(2));
    node.nodes.moveIn(node.nodes.peer(3));

    assertThat(node.ask(node.nodes.peer(2), new Join())).isInstanceOf(Joined.class);
    assertThat(node.ask(node.nodes.peer(3), new Join()))
        .isEqualTo(new Wait(Phase.SETTLED, "c1", node.nodes.peer(2) + " comes back first"));
  }

  @Test
  void nobodyWaitsForOneWhoCannotBeCalledBack() {
    node.nodes.moveIn(node.nodes.peer(3));

    assertThat(node.ask(node.nodes.peer(2), new Join())).isInstanceOf(JoinFailed.class);
    assertThat(node.ask(node.nodes.peer(3), new Join())).isInstanceOf(Joined.class);
  }

  @Test
  void whoWasNeverAMemberWaitsForNobody() {
    node.nodes.moveIn(node.nodes.peer(2));
    node.nodes.moveIn(node.nodes.peer(4));

    assertThat(node.ask(node.nodes.peer(2), new Join())).isInstanceOf(Joined.class);
    assertThat(node.ask(node.nodes.peer(4), new Join())).isInstanceOf(Joined.class);
  }
}
