package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.Neighbourhood;
import org.hotelier.event.EventLog;
import org.hotelier.event.Topic;
import org.hotelier.formation.Standing;
import org.hotelier.locator.Locator;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.Membership;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.membership.NodeTable;
import org.hotelier.membership.Reception;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.CallBack;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.ErrorReply;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Link;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Nodes;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.seekchat.Finding;
import org.hotelier.seekchat.SeekPort;
import org.hotelier.seekchat.SeekTimes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener answers over its port, by how far its node has come. */
@Timeout(60)
class ListenerTest {
  private static final ActorTestKit KIT = ActorTestKit.create("listener", ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration BACK_OFF = Duration.ofSeconds(1);
  private static final String ADDRESS = "pekko://hotelier@127.0.0.1:17355";
  private static final Wait NOBODY_IN =
      new Wait(Phase.STARTING, "", "its incarnation is not running");

  private final Neighbourhood nodes = new Neighbourhood();
  private final Peer self = nodes.peer(1);
  private final Peer seeker = nodes.peer(2);
  private final SeekPort port = nodes.port(self);
  private final Topic<Standing> standing = new Topic<>(Standing.starting(Instant.EPOCH));
  private final Topic<List<NodeRow>> rows = new Topic<>(List.of(row(self, NodeStatus.ONLINE)));
  private final NodeTable table = new NodeTable();
  private final EventLog events = new EventLog(100, Clock.systemUTC());
  private final TestProbe<Locator.Command> locator = KIT.createTestProbe(Locator.Command.class);
  private final TestProbe<Membership.Command> membership =
      KIT.createTestProbe(Membership.Command.class);
  private final ActorRef<Listener.Command> listener = spawn(false);

  @AfterEach
  void close() {
    KIT.stop(listener);
    nodes.close();
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void whileItsNodeSeeksASeekerIsToldToWaitAndTheLocatorHearsOfIt() {
    stand(Phase.SEEKING);

    assertThat(ask(seeker, new Join())).isEqualTo(new Wait(Phase.SEEKING, "", "it is seeking"));
    locator.expectMessage(new Locator.SoughtBy(seeker));
  }

  @Test
  void withATokenASeekIsOnlyAHint() {
    KIT.stop(listener);
    var withToken = spawn(true);
    stand(Phase.SEEKING);

    assertThat(ask(seeker, new Join())).isInstanceOf(Wait.class);

    locator.expectMessage(new Locator.HintedAt(seeker));
    KIT.stop(withToken);
  }

  /** BE-24. */
  @Test
  void theNodeItselfIsToldThatItPhonedHome() {
    stand(Phase.SEEKING);
    assertThat(ask(self, new Join())).isEqualTo(new Self());
    locator.expectNoMessage(Duration.ZERO);

    stand(Phase.SETTLED);
    assertThat(ask(self, new Join())).isEqualTo(new Self());
  }

  @Test
  void whileFoundingItNamesTheClusterToBe() {
    stand(Phase.FOUNDING);

    assertThat(ask(seeker, new Join())).isEqualTo(new Founding("c1"));
    locator.expectNoMessage(Duration.ZERO);
  }

  @Test
  void whileJoiningOrLeavingItLetsNobodyIn() {
    stand(Phase.JOINING);
    assertThat(ask(seeker, new Join())).isEqualTo(new Wait(Phase.JOINING, "c1", "it is joining"));

    stand(Phase.LEAVING);
    assertThat(ask(seeker, new Join())).isEqualTo(new Wait(Phase.LEAVING, "c1", "it is leaving"));
  }

  /** BE-25. */
  @Test
  void aSeekerThatCanBeCalledBackMayJoin() {
    stand(Phase.SETTLED);
    try (var called = nodes.moveIn(seeker)) {
      assertThat(ask(seeker, new Join())).isEqualTo(new Joined("c1", ADDRESS, 1));

      assertThat(called.asked()).containsExactly(new CallBack());
      assertThat(events.since(0, 10)).isEmpty();
    }
  }

  /** BE-25. */
  @Test
  void aSeekerThatCannotBeCalledBackIsRefusedEachTimeWithOneEvent() {
    stand(Phase.SETTLED);
    var reason = "%s cannot talk to %s: connection refused".formatted(self, seeker);

    assertThat(ask(seeker, new Join())).isEqualTo(new JoinFailed("c1", reason));
    assertThat(ask(seeker, new Join())).isEqualTo(new JoinFailed("c1", reason));

    assertThat(events.since(0, 10)).extracting(EventLog.Event::text).containsExactly(reason);
  }

  @Test
  void theOtherMembersCallBackAsWell() {
    var member = nodes.peer(3);
    stand(Phase.SETTLED);
    rows.publish(List.of(row(self, NodeStatus.ONLINE), localRow(member)));
    var reception =
        KIT.spawn(
            Reception.create(
                introduction -> {},
                order -> order.replyTo().tell(new CallBackReport(member.name(), "no way"))),
            Reception.NAME);
    try (var called = nodes.moveIn(seeker)) {
      assertThat(ask(seeker, new Join())).isEqualTo(new JoinFailed("c1", "no way"));
      assertThat(called.asked()).hasSizeLessThanOrEqualTo(1);
    } finally {
      KIT.stop(reception);
    }
  }

  @Test
  void aSeekerThatIsBeingCalledBackIsToldToAskAgain() {
    stand(Phase.SETTLED);
    var proof = new CompletableFuture<Reply>();
    try (var called = nodes.moveIn(seeker).answersLater(question -> proof)) {
      var first = asking(seeker, new Join());
      await("the call-back").until(() -> !called.asked().isEmpty());

      assertThat(ask(seeker, new Join()))
          .isEqualTo(new Wait(Phase.SETTLED, "c1", "it is busy calling seekers back"));

      proof.complete(new Proven());
      assertThat(first.join()).isEqualTo(new Joined("c1", ADDRESS, 1));
    }
  }

  @Test
  void whatChangesDuringTheCallBackCounts() {
    stand(Phase.SETTLED);
    var proof = new CompletableFuture<Reply>();
    try (var called = nodes.moveIn(seeker).answersLater(question -> proof)) {
      var asked = asking(seeker, new Join());
      await("the call-back").until(() -> !called.asked().isEmpty());

      stand(Phase.LEAVING);
      proof.complete(new Proven());

      assertThat(asked.join()).isEqualTo(new Wait(Phase.LEAVING, "c1", "it is leaving"));
    }
  }

  @Test
  void nobodyIsLetInWhileAMemberIsSuspect() {
    var member = nodes.peer(3);
    stand(Phase.SETTLED);
    rows.publish(List.of(row(self, NodeStatus.ONLINE), row(member, NodeStatus.SUSPECT)));

    assertThat(ask(seeker, new Join()))
        .isEqualTo(new Wait(Phase.SETTLED, "c1", "its member %s is suspect".formatted(member)));
  }

  @Test
  void aSeekerWhoseNameIsTakenIsToldByWhom() {
    var holder = nodes.peer(3);
    var namesake = new Peer(holder.name(), seeker.host(), 33_000, 17_355, 1);
    stand(Phase.SETTLED);
    rows.publish(List.of(row(self, NodeStatus.ONLINE), row(holder, NodeStatus.ONLINE)));

    assertThat(ask(namesake, new Join()))
        .isEqualTo(
            new JoinFailed(
                "c1", "the name is taken by %s; set another hotelier.name".formatted(holder)));
  }

  @Test
  void aMemberThatSeeksAnewSupersedesItsEarlierIncarnationOnceItIsCalledBack() {
    var again = nodes.peer(2, 2);
    stand(Phase.SETTLED);
    rows.publish(List.of(row(self, NodeStatus.ONLINE), row(seeker, NodeStatus.SUSPECT)));
    try (var called = nodes.moveIn(again)) {
      assertThat(ask(again, new Join())).isInstanceOf(Wait.class);

      membership.expectMessage(new Membership.Superseded(again));
      assertThat(called.asked()).containsExactly(new CallBack());
    }
  }

  /** BE-26, BE-27. */
  @Test
  void whoOnlyLooksIsToldWhoIsThere() {
    stand(Phase.SEEKING);
    assertThat(ask(seeker, new Check())).isEqualTo(new Wait(Phase.SEEKING, "", "it is seeking"));
    locator.expectNoMessage(Duration.ZERO);

    stand(Phase.SETTLED);
    assertThat(ask(seeker, new Check())).isEqualTo(new Standalone("c1"));

    rows.publish(List.of(row(self, NodeStatus.ONLINE), row(nodes.peer(3), NodeStatus.ONLINE)));
    assertThat(ask(seeker, new Check())).isEqualTo(new Nodes("c1", List.of("node-1", "node-3")));
  }

  @Test
  void itProvesItselfToWhoCallsBack() {
    assertThat(ask(seeker, new CallBack())).isEqualTo(new Proven());
  }

  @Test
  void aReplyIsNoQuestion() {
    assertThat(ask(seeker, new Grant()))
        .isEqualTo(new ErrorReply("Expected a question, but got a reply"));
  }

  @Test
  void aClaimantIsCalledBackAndThenHandedToTheLocator() {
    stand(Phase.SEEKING);
    try (var called = nodes.moveIn(seeker)) {
      var asked = asking(seeker, new Claim());

      var claimed = locator.expectMessageClass(Locator.Claimed.class);
      assertThat(claimed.claimant()).isEqualTo(seeker);
      assertThat(called.asked()).containsExactly(new CallBack());
      claimed.answer().complete(new Grant());
      assertThat(asked.join()).isEqualTo(new Grant());
    }
  }

  @Test
  void aClaimantThatCannotBeCalledBackNeverReachesTheLocator() {
    stand(Phase.SEEKING);

    assertThat(ask(seeker, new Claim()))
        .isEqualTo(
            new JoinFailed("", "%s cannot talk to %s: connection refused".formatted(self, seeker)));
    locator.expectNoMessage(Duration.ZERO);
  }

  @Test
  void aLinkIsForMembersOfThisClusterAlone() {
    var key = new MemberKey("pekko://hotelier@127.0.0.2:17355", 2);
    stand(Phase.SETTLED);
    assertThat(ask(seeker, new Link("c1", 7)))
        .isEqualTo(
            new Wait(Phase.SETTLED, "c1", "this node does not know the sender as a member yet"));

    table.introduced(key, seeker, Instant.EPOCH);
    table.up(key, 2, Instant.EPOCH);
    assertThat(ask(seeker, new Link("c1", 7))).isEqualTo(new Linked(7));
    assertThat(ask(seeker, new Link("c2", 7)))
        .isEqualTo(new Wait(Phase.SETTLED, "c1", "this node is not in that cluster"));

    table.gone(key, "was downed", Instant.EPOCH);
    assertThat(ask(seeker, new Link("c1", 7))).isEqualTo(new Gone("c1"));
    assertThat(ask(nodes.peer(2, 2), new Link("c1", 7)))
        .as("its next incarnation is another")
        .isInstanceOf(Wait.class);
  }

  @Test
  void anOrderToCallBackIsAnsweredWithAReport() {
    var reports = KIT.createTestProbe(CallBackReport.class);

    listener.tell(new Listener.Ordered(new CallBackOrder(seeker, reports.ref())));
    reports.expectMessage(
        new CallBackReport(
            "node-1", "%s cannot talk to %s: connection refused".formatted(self, seeker)));

    try (var called = nodes.moveIn(seeker)) {
      listener.tell(new Listener.Ordered(new CallBackOrder(seeker, reports.ref())));
      reports.expectMessage(new CallBackReport("node-1", ""));
      assertThat(called.asked()).containsExactly(new CallBack());
    }
  }

  /** BE-32. */
  @Test
  void whileACrashedListenerRestartsItsPortSaysAskAgain() {
    stand(Phase.SETTLED);
    assertThat(ask(seeker, new Check())).isEqualTo(new Standalone("c1"));

    listener.tell(new Listener.Crash());
    await("the port to say so").until(() -> NOBODY_IN.equals(askBriefly()));

    TIME.timePasses(BACK_OFF);
    await("the listener to be back").until(() -> new Standalone("c1").equals(askBriefly()));
  }

  @Test
  void aListenerThatEndsLeavesThePortToTheNextOne() {
    KIT.stop(listener);

    assertThat(ask(seeker, new Join())).isEqualTo(NOBODY_IN);
  }

  private ActorRef<Listener.Command> spawn(boolean tokenSet) {
    var tools =
        new ListenerTools(self, port, nodes.client(self), standing, rows, table, tokenSet, events);
    var spawned =
        KIT.spawn(
            Behaviors.supervise(Listener.create(tools, locator.ref(), membership.ref()))
                .onFailure(SupervisorStrategy.restartWithBackoff(BACK_OFF, BACK_OFF, 0)));
    await("the listener to answer").until(() -> !NOBODY_IN.equals(askBriefly()));
    return spawned;
  }

  private void stand(Phase phase) {
    boolean seeks = phase == Phase.SEEKING;
    standing.publish(
        new Standing(phase, seeks ? "" : "c1", seeks ? "" : ADDRESS, List.of(), Instant.EPOCH));
  }

  private Reply ask(Peer asker, Payload question) {
    return asking(asker, question).join();
  }

  private CompletableFuture<Reply> asking(Peer asker, Payload question) {
    return nodes
        .client(asker)
        .ask(Endpoint.listenerOf(self), question)
        .thenApply(finding -> ((Finding.Answered) finding).reply())
        .toCompletableFuture();
  }

  /**
   * What was asked of the listener before its crash is answered after it, and is not waited for.
   */
  private Object askBriefly() {
    var times = new SeekTimes(Duration.ofSeconds(5), Duration.ofMillis(500));
    var finding =
        nodes
            .client(seeker, times)
            .ask(Endpoint.listenerOf(self), new Check())
            .toCompletableFuture()
            .join();
    return finding instanceof Finding.Answered answered ? answered.reply() : finding;
  }

  private static NodeRow row(Peer peer, NodeStatus status) {
    var address = "pekko://hotelier@" + peer.host() + ":17355";
    return row(peer, status, address);
  }

  /** A member whose reception is in this actor system. */
  private static NodeRow localRow(Peer peer) {
    return row(peer, NodeStatus.ONLINE, KIT.system().address().toString());
  }

  private static NodeRow row(Peer peer, NodeStatus status, String address) {
    int number = Integer.parseInt(peer.name().substring("node-".length()));
    return new NodeRow(
        peer, new MemberKey(address, number), status, number == 1, Instant.EPOCH, number);
  }
}
