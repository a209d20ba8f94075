package org.hotelier.locator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hotelier.locator.LocatorFixture.clusterKit;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.formation.Obstacle;
import org.hotelier.membership.MemberKey;
import org.hotelier.membership.NodeRow;
import org.hotelier.membership.NodeStatus;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Payload;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.hotelier.protocol.seekchat.SeekMessage.Yield;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two clusters of one name meet: the node of the smaller comes over, that of the larger stays. */
@Timeout(60)
class SettledTest {
  private static final LoopbackNetwork NETWORK = LoopbackNetwork.claim();
  private static final ActorTestKit KIT = clusterKit(NETWORK);
  private static final String NOWHERE = "pekko://hotelier@127.0.0.1:1";

  private final LocatorFixture fixture = new LocatorFixture(KIT);
  private final Peer self = fixture.self();
  private final Peer other = fixture.nodes().peer(1);
  private final ClusterView own = new ClusterView("c5", 1, self.name());

  @AfterEach
  void close() {
    fixture.close();
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
    NETWORK.close();
  }

  @Test
  void leavesForTheWinnerWithItsGrant() {
    var winner = fixture.nodes().moveIn(other).answers(question -> winner(question, new Grant()));
    var locator = settled();

    fixture.awaitPhase(Phase.LEAVING);

    var reason = "cluster c5 (1 node) yields to c1 (1 node): of equals the lower id wins";
    assertThat(winner.asked()).contains(new Yield(own));
    await("the replacement").until(() -> !fixture.replaced().isEmpty());
    assertThat(fixture.replaced()).containsExactly(reason);
    assertThat(fixture.told("yields")).containsExactly(reason);
    assertThat(fixture.promises().merging().leftCluster(fixture.clock().instant())).contains("c5");
    KIT.stop(locator);
  }

  @Test
  void finishesItsWorkBeforeItGoesOver() {
    fixture.workFinished = new CompletableFuture<>();
    fixture.nodes().moveIn(other).answers(question -> winner(question, new Grant()));
    var locator = settled();

    fixture.awaitPhase(Phase.LEAVING);
    assertThat(fixture.replaced()).isEmpty();

    fixture.workFinished.complete(null);
    await("the replacement").until(() -> !fixture.replaced().isEmpty());
    KIT.stop(locator);
  }

  @Test
  void staysAndSaysWhyWhileTheWinnerDoesNotLetItOver() {
    var why = "x cannot talk to y";
    var winner =
        fixture
            .nodes()
            .moveIn(other)
            .answers(question -> winner(question, new JoinFailed("c1", why, Hindrance.OTHER, "")));
    var locator = settled();

    await("two requests")
        .until(() -> winner.asked().stream().filter(Yield.class::isInstance).count() > 1);

    assertThat(fixture.awaitObstacle("merge").obstacles())
        .containsExactly(
            new Obstacle(
                "merge",
                "cluster c5 (1 node) is to yield to c1 (1 node), but " + why,
                other.toString(),
                "mend what the reason says; the node goes on asking by itself"));
    assertThat(fixture.standing().phase()).isEqualTo(Phase.SETTLED);
    assertThat(fixture.replaced()).isEmpty();
    assertThat(fixture.told("not-granted")).hasSize(1);
    winner.close();
    await("the obstacle to go").until(() -> fixture.standing().obstacles().isEmpty());
    KIT.stop(locator);
  }

  @Test
  void doesNotYieldWhileAMemberOfItsOwnIsSuspect() {
    fixture.sees(row(self, NodeStatus.ONLINE), row(fixture.nodes().peer(2), NodeStatus.SUSPECT));
    var winner = fixture.nodes().moveIn(other).answers(new Standalone("c1"));
    var locator = settled();

    fixture.clock().wind(Duration.ofSeconds(1));
    await("looks").until(() -> winner.asked().size() > 5);
    assertThat(winner.asked()).noneMatch(Yield.class::isInstance);

    fixture.sees(row(self, NodeStatus.ONLINE));
    await("the request").until(() -> winner.asked().contains(new Yield(own)));
    KIT.stop(locator);
  }

  @Test
  void looksAtOnceAtALargerClusterThatLookedAtIt() {
    var elsewhere = fixture.nodes().peer(6);
    var winner =
        fixture.nodes().moveIn(elsewhere).answers(question -> winner(question, new Grant()));
    var locator = settled();

    locator.tell(new Locator.Met(elsewhere, new ClusterView("c1", 1, elsewhere.name())));

    fixture.awaitPhase(Phase.LEAVING);
    assertThat(winner.asked()).startsWith(new Check(own)).contains(new Yield(own));
    KIT.stop(locator);
  }

  @Test
  void letsMembersOfTheSmallerOverAndThenStays() {
    var locator = settled();

    assertThat(askToYield(locator, new ClusterView("c9", 1, "z"))).isEqualTo(new Grant());

    assertThat(fixture.told("merge"))
        .containsExactly(
            "%s comes over; cluster c9 (1 node) yields to c5 (1 node): of equals the lower id wins"
                .formatted(other));
    var winner = fixture.nodes().moveIn(other).answers(new Standalone("c1"));
    fixture.awaitObstacle("merge");
    assertThat(winner.asked()).noneMatch(Yield.class::isInstance);
    fixture.clock().wind(Duration.ofSeconds(30));
    await("the request").until(() -> winner.asked().contains(new Yield(own)));
    KIT.stop(locator);
  }

  @Test
  void letsNobodyOverWhoseClusterWins() {
    var locator = settled();

    assertThat(askToYield(locator, new ClusterView("c9", 2, "z")))
        .isEqualTo(
            new Wait(Phase.SETTLED, "c5", "cluster c5 (1 node) does not win over c9 (2 nodes)"));
    KIT.stop(locator);
  }

  @Test
  void letsNobodyOverWhoIsAMember() {
    fixture.sees(row(self, NodeStatus.ONLINE), row(other, NodeStatus.ONLINE));
    var locator = settled();

    assertThat(askToYield(locator, new ClusterView("c9", 1, "z")))
        .isEqualTo(new Wait(Phase.SETTLED, "c5", "the asker is a member here"));
    KIT.stop(locator);
  }

  @Test
  void letsNobodyOverWhileItSeeks() {
    var locator = fixture.listenerBound(false).spawn();

    assertThat(askToYield(locator, new ClusterView("c9", 1, "z")))
        .isEqualTo(new Wait(Phase.SEEKING, "", "it is not settled"));
    KIT.stop(locator);
  }

  private ActorRef<Locator.Command> settled() {
    return fixture.stands(Phase.SETTLED, "c5", NOWHERE).spawn();
  }

  private static Reply winner(Payload question, Reply toYield) {
    return question instanceof Yield ? toYield : new Standalone("c1");
  }

  private Reply askToYield(ActorRef<Locator.Command> locator, ClusterView from) {
    var answer = new CompletableFuture<Reply>();
    locator.tell(new Locator.YieldAsked(other, from, answer));
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }

  static NodeRow row(Peer peer, NodeStatus status) {
    var key = new MemberKey("pekko://hotelier@" + peer.host() + ":17355", 1);
    return new NodeRow(peer, key, status, false, Instant.EPOCH, 1);
  }
}
