package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.listener.ListenerFixture.BACK_OFF;
import static org.hotelier.listener.ListenerFixture.NOBODY_IN;
import static org.hotelier.listener.ListenerFixture.row;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.hotelier.locator.Locator;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeStatus;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.CallBack;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener answers to those who look, claim, link and call back, and after a crash. */
@Timeout(60)
class ListenerWatchersTest {
  private static final ActorTestKit KIT =
      ActorTestKit.create("listener-watchers", ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());

  private final ListenerFixture node = new ListenerFixture(KIT);

  @AfterEach
  void close() {
    node.close();
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  /** BE-26, BE-27. */
  @Test
  void whoOnlyLooksIsToldWhoIsThere() {
    node.stand(Phase.SEEKING);
    assertThat(node.ask(node.seeker, new Check(ClusterView.NONE)))
        .isEqualTo(new Wait(Phase.SEEKING, "", "it is seeking"));
    node.locator.expectNoMessage(Duration.ZERO);

    node.stand(Phase.SETTLED);
    assertThat(node.ask(node.seeker, new Check(ClusterView.NONE))).isEqualTo(new Standalone("c1"));

    node.rows.publish(
        List.of(row(node.self, NodeStatus.ONLINE), row(node.nodes.peer(3), NodeStatus.ONLINE)));
    assertThat(node.ask(node.seeker, new Check(ClusterView.NONE)))
        .isEqualTo(new Nodes("c1", List.of("node-1", "node-3")));
  }

  @Test
  void itProvesItselfToWhoCallsBack() {
    assertThat(node.ask(node.seeker, new CallBack())).isEqualTo(new Proven());
  }

  @Test
  void aReplyIsNoQuestion() {
    assertThat(node.ask(node.seeker, new Grant()))
        .isEqualTo(new ErrorReply("Expected a question, but got a reply"));
  }

  @Test
  void aClaimantIsCalledBackAndThenHandedToTheLocator() {
    node.stand(Phase.SEEKING);
    try (var called = node.nodes.moveIn(node.seeker)) {
      var asked = node.asking(node.seeker, new Claim());

      var claimed = node.locator.expectMessageClass(Locator.Claimed.class);
      assertThat(claimed.claimant()).isEqualTo(node.seeker);
      assertThat(called.asked()).containsExactly(new CallBack());
      claimed.answer().complete(new Grant());
      assertThat(asked.join()).isEqualTo(new Grant());
    }
  }

  @Test
  void aClaimantThatCannotBeCalledBackNeverReachesTheLocator() {
    node.stand(Phase.SEEKING);

    assertThat(node.ask(node.seeker, new Claim()))
        .isEqualTo(
            new JoinFailed(
                "",
                "%s cannot talk to %s: connection refused".formatted(node.self, node.seeker),
                Hindrance.CALL_BACK,
                node.self.toString()));
    node.locator.expectNoMessage(Duration.ZERO);
  }

  @Test
  void aLinkIsForMembersOfThisClusterAlone() {
    var key = new MemberKey("pekko://hotelier@127.0.0.2:17355", 2);
    node.stand(Phase.SETTLED);
    assertThat(node.ask(node.seeker, new Link("c1", 7)))
        .isEqualTo(
            new Wait(Phase.SETTLED, "c1", "this node does not know the sender as a member yet"));

    node.table.introduced(key, node.seeker, Instant.EPOCH);
    node.table.up(key, 2, Instant.EPOCH);
    assertThat(node.ask(node.seeker, new Link("c1", 7))).isEqualTo(new Linked(7));
    assertThat(node.ask(node.seeker, new Link("c2", 7)))
        .isEqualTo(new Wait(Phase.SETTLED, "c1", "this node is not in that cluster"));

    node.table.gone(key, "was downed", Instant.EPOCH);
    assertThat(node.ask(node.seeker, new Link("c1", 7))).isEqualTo(new Gone("c1"));
    assertThat(node.ask(node.nodes.peer(2, 2), new Link("c1", 7)))
        .as("its next incarnation is another")
        .isInstanceOf(Wait.class);
  }

  @Test
  void anOrderToCallBackIsAnsweredWithAReport() {
    var reports = KIT.createTestProbe(CallBackReport.class);

    node.listener.tell(new Listener.Ordered(new CallBackOrder(node.seeker, reports.ref(), false)));
    reports.expectMessage(
        new CallBackReport(
            "node-1",
            "%s cannot talk to %s: connection refused".formatted(node.self, node.seeker)));

    try (var called = node.nodes.moveIn(node.seeker)) {
      node.listener.tell(
          new Listener.Ordered(new CallBackOrder(node.seeker, reports.ref(), false)));
      reports.expectMessage(new CallBackReport("node-1", ""));
      assertThat(called.asked()).containsExactly(new CallBack());
    }
  }

  @Test
  void nobodySpeaksForASeekerOfWhichAnotherIncarnationIsJoining() {
    var reports = KIT.createTestProbe(CallBackReport.class);
    node.joining.add(node.seeker);

    try (var called = node.nodes.moveIn(node.seeker)) {
      node.listener.tell(
          new Listener.Ordered(new CallBackOrder(node.seeker, reports.ref(), false)));
      reports.expectMessage(
          new CallBackReport(
              "node-1", "%s awaits another incarnation of %s".formatted(node.self, node.seeker)));
      assertThat(called.asked()).isEmpty();

      node.listener.tell(new Listener.Ordered(new CallBackOrder(node.seeker, reports.ref(), true)));
      reports.expectMessage(new CallBackReport("node-1", ""));
    }
  }

  /** BE-32. */
  @Test
  void whileACrashedListenerRestartsItsPortSaysAskAgain() {
    node.stand(Phase.SETTLED);
    assertThat(node.ask(node.seeker, new Check(ClusterView.NONE))).isEqualTo(new Standalone("c1"));

    node.listener.tell(new Listener.Crash());
    await("the port to say so").until(() -> NOBODY_IN.equals(node.askBriefly()));

    TIME.timePasses(BACK_OFF);
    await("the listener to be back").until(() -> new Standalone("c1").equals(node.askBriefly()));
  }

  @Test
  void aListenerThatEndsLeavesThePortToTheNextOne() {
    KIT.stop(node.listener);

    assertThat(node.ask(node.seeker, new Join())).isEqualTo(NOBODY_IN);
  }
}
