package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.listener.ListenerFixture.ADDRESS;
import static org.hotelier.listener.ListenerFixture.row;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.hotelier.event.EventLog;
import org.hotelier.locator.Locator;
import org.hotelier.membership.Membership;
import org.hotelier.membership.NodeStatus;
import org.hotelier.membership.Reception;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.membership.MembershipMessage.LetIn;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.CallBack;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener answers to those who seek, by how far its node has come. */
@Timeout(60)
class ListenerTest {
  private static final ActorTestKit KIT = ActorTestKit.create("listener", ManualTime.config());

  private final ListenerFixture node = new ListenerFixture(KIT);

  @AfterEach
  void close() {
    node.close();
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  /** Two that cannot talk may ask two members at the same time. */
  @Test
  void theOtherMembersLearnWhomItLetsInAndItFromThem() {
    var member = node.nodes.peer(3);
    var newcomer = node.nodes.peer(4);
    var told = KIT.createTestProbe(LetIn.class);
    var orders = KIT.createTestProbe(Peer.class);
    node.stand(Phase.SETTLED);
    node.rows.publish(
        List.of(
            row(node.self, NodeStatus.ONLINE),
            row(member, NodeStatus.ONLINE, KIT.system().address().toString())));
    var reception =
        KIT.spawn(
            Reception.create(
                introduction -> {},
                order -> {
                  orders.ref().tell(order.seeker());
                  order.replyTo().tell(new CallBackReport(member.name(), ""));
                },
                told.ref()::tell),
            Reception.NAME);
    try (var called = node.nodes.moveIn(node.seeker)) {
      assertThat(node.ask(node.seeker, new Join())).isInstanceOf(Joined.class);
      assertThat(orders.receiveMessage()).isEqualTo(node.seeker);
      told.expectMessage(new LetIn(node.seeker));
      assertThat(called.asked()).isNotEmpty();
    } finally {
      KIT.stop(reception);
    }
    node.listener.tell(new Listener.LetInElsewhere(newcomer));
    node.rows.publish(List.of(row(node.self, NodeStatus.ONLINE)));
    try (var called = node.nodes.moveIn(node.nodes.peer(5))) {
      var answer = node.asking(node.nodes.peer(5), new Join());
      await("the call-back").until(() -> !called.asked().isEmpty());
      assertThat(answer).as("the newcomer is awaited").isNotDone();
    }
  }

  @Test
  void whoAsksToComeOverIsCalledBackAndTheLocatorDecides() {
    var smaller = new ClusterView("c2", 1, "node-2");
    node.stand(Phase.SETTLED);
    var asker = node.nodes.moveIn(node.seeker);

    var answer = node.asking(node.seeker, new Yield(smaller));

    var asked = node.locator.expectMessageClass(Locator.YieldAsked.class);
    assertThat(asked.asker()).isEqualTo(node.seeker);
    assertThat(asked.from()).isEqualTo(smaller);
    assertThat(asker.asked()).containsExactly(new CallBack());
    asked.answer().complete(new Grant());
    assertThat(answer.join()).isEqualTo(new Grant());
  }

  @Test
  void whoAsksToComeOverAndCannotBeCalledBackIsRefused() {
    node.stand(Phase.SETTLED);

    assertThat(node.ask(node.seeker, new Yield(new ClusterView("c2", 1, "node-2"))))
        .isEqualTo(
            new JoinFailed(
                "c1",
                "%s cannot talk to %s: connection refused".formatted(node.self, node.seeker),
                Hindrance.CALL_BACK,
                node.self.toString()));
    node.locator.expectNoMessage();
  }

  @Test
  void theLocatorLearnsOfAnotherClusterThatLooks() {
    var another = new ClusterView("c2", 3, "node-2");
    node.stand(Phase.SETTLED);

    node.ask(node.seeker, new Check(another));
    node.locator.expectMessage(new Locator.Met(node.seeker, another));

    node.ask(node.seeker, new Check(new ClusterView("c1", 3, "node-2")));
    node.ask(node.seeker, new Check(ClusterView.NONE));
    node.locator.expectNoMessage();
  }

  @Test
  void whileItsNodeSeeksASeekerIsToldToWaitAndTheLocatorHearsOfIt() {
    node.stand(Phase.SEEKING);

    assertThat(node.ask(node.seeker, new Join()))
        .isEqualTo(new Wait(Phase.SEEKING, "", "it is seeking"));
    node.locator.expectMessage(new Locator.SoughtBy(node.seeker));
  }

  @Test
  void withATokenASeekIsOnlyAHint() {
    KIT.stop(node.listener);
    var withToken = node.spawn(true);
    node.stand(Phase.SEEKING);

    assertThat(node.ask(node.seeker, new Join())).isInstanceOf(Wait.class);

    node.locator.expectMessage(new Locator.HintedAt(node.seeker));
    KIT.stop(withToken);
  }

  /** BE-24. */
  @Test
  void theNodeItselfIsToldThatItPhonedHome() {
    node.stand(Phase.SEEKING);
    assertThat(node.ask(node.self, new Join())).isEqualTo(new Self());
    node.locator.expectNoMessage(Duration.ZERO);

    node.stand(Phase.SETTLED);
    assertThat(node.ask(node.self, new Join())).isEqualTo(new Self());
  }

  @Test
  void whileFoundingItNamesTheClusterToBe() {
    node.stand(Phase.FOUNDING);

    assertThat(node.ask(node.seeker, new Join())).isEqualTo(new Founding("c1"));
    node.locator.expectNoMessage(Duration.ZERO);
  }

  @Test
  void whileJoiningOrLeavingItLetsNobodyIn() {
    node.stand(Phase.JOINING);
    assertThat(node.ask(node.seeker, new Join()))
        .isEqualTo(new Wait(Phase.JOINING, "c1", "it is joining"));

    node.stand(Phase.LEAVING);
    assertThat(node.ask(node.seeker, new Join()))
        .isEqualTo(new Wait(Phase.LEAVING, "c1", "it is leaving"));
  }

  /** BE-25. */
  @Test
  void aSeekerThatCanBeCalledBackMayJoin() {
    node.stand(Phase.SETTLED);
    try (var called = node.nodes.moveIn(node.seeker)) {
      assertThat(node.ask(node.seeker, new Join())).isEqualTo(new Joined("c1", ADDRESS, 1));

      assertThat(called.asked()).containsExactly(new CallBack());
      assertThat(node.events.since(0, 10)).isEmpty();
    }
  }

  /** BE-25. */
  @Test
  void aSeekerThatCannotBeCalledBackIsRefusedEachTimeWithOneEvent() {
    node.stand(Phase.SETTLED);
    var reason = "%s cannot talk to %s: connection refused".formatted(node.self, node.seeker);
    var refusal = new JoinFailed("c1", reason, Hindrance.CALL_BACK, node.self.toString());

    assertThat(node.ask(node.seeker, new Join())).isEqualTo(refusal);
    assertThat(node.ask(node.seeker, new Join())).isEqualTo(refusal);

    assertThat(node.events.since(0, 10)).extracting(EventLog.Event::text).containsExactly(reason);
  }

  @Test
  void theOtherMembersCallBackAsWell() {
    var member = node.nodes.peer(3);
    node.stand(Phase.SETTLED);
    node.rows.publish(
        List.of(
            row(node.self, NodeStatus.ONLINE),
            row(member, NodeStatus.ONLINE, KIT.system().address().toString())));
    var reception =
        KIT.spawn(
            Reception.create(
                introduction -> {},
                order -> order.replyTo().tell(new CallBackReport(member.name(), "no way")),
                letIn -> {}),
            Reception.NAME);
    try (var called = node.nodes.moveIn(node.seeker)) {
      assertThat(node.ask(node.seeker, new Join()))
          .as("the pair that cannot talk")
          .isEqualTo(new JoinFailed("c1", "no way", Hindrance.PAIR, member.toString()));
      assertThat(called.asked()).hasSizeLessThanOrEqualTo(1);
    } finally {
      KIT.stop(reception);
    }
  }

  @Test
  void aSeekerThatIsBeingCalledBackIsToldToAskAgain() {
    node.stand(Phase.SETTLED);
    var proof = new CompletableFuture<Reply>();
    try (var called = node.nodes.moveIn(node.seeker).answersLater(question -> proof)) {
      var first = node.asking(node.seeker, new Join());
      await("the call-back").until(() -> !called.asked().isEmpty());

      assertThat(node.ask(node.seeker, new Join()))
          .isEqualTo(new Wait(Phase.SETTLED, "c1", "it is busy calling seekers back"));

      proof.complete(new Proven());
      assertThat(first.join()).isEqualTo(new Joined("c1", ADDRESS, 1));
    }
  }

  @Test
  void whatChangesDuringTheCallBackCounts() {
    node.stand(Phase.SETTLED);
    var proof = new CompletableFuture<Reply>();
    try (var called = node.nodes.moveIn(node.seeker).answersLater(question -> proof)) {
      var asked = node.asking(node.seeker, new Join());
      await("the call-back").until(() -> !called.asked().isEmpty());

      node.stand(Phase.LEAVING);
      proof.complete(new Proven());

      assertThat(asked.join()).isEqualTo(new Wait(Phase.LEAVING, "c1", "it is leaving"));
    }
  }

  @Test
  void nobodyIsLetInWhileAMemberIsSuspect() {
    var member = node.nodes.peer(3);
    node.stand(Phase.SETTLED);
    node.rows.publish(List.of(row(node.self, NodeStatus.ONLINE), row(member, NodeStatus.SUSPECT)));

    assertThat(node.ask(node.seeker, new Join()))
        .isEqualTo(new Wait(Phase.SETTLED, "c1", "its member %s is suspect".formatted(member)));
  }

  @Test
  void aSeekerWhoseNameIsTakenIsToldByWhom() {
    var holder = node.nodes.peer(3);
    var namesake = new Peer(holder.name(), node.seeker.host(), 33_000, 17_355, 1);
    node.stand(Phase.SETTLED);
    node.rows.publish(List.of(row(node.self, NodeStatus.ONLINE), row(holder, NodeStatus.ONLINE)));

    assertThat(node.ask(namesake, new Join()))
        .isEqualTo(
            new JoinFailed("c1", "the name node-3 is taken", Hindrance.NAME, holder.toString()));
  }

  @Test
  void aMemberThatSeeksAnewSupersedesItsEarlierIncarnationOnceItIsCalledBack() {
    var again = node.nodes.peer(2, 2);
    node.stand(Phase.SETTLED);
    node.rows.publish(
        List.of(row(node.self, NodeStatus.ONLINE), row(node.seeker, NodeStatus.SUSPECT)));
    try (var called = node.nodes.moveIn(again)) {
      assertThat(node.ask(again, new Join())).isInstanceOf(Wait.class);

      node.membership.expectMessage(new Membership.Superseded(again));
      assertThat(called.asked()).containsExactly(new CallBack());
    }
  }
}
