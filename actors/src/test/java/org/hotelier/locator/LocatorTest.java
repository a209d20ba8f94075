package org.hotelier.locator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.hotelier.formation.Survey;
import org.hotelier.membership.NodeStatus;
import org.hotelier.memory.Memory;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.protocol.seekchat.ClusterView;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Check;
import org.hotelier.protocol.seekchat.SeekMessage.Founding;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Join;
import org.hotelier.protocol.seekchat.SeekMessage.Standalone;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of a locator that does not get into a cluster, or is in one already. */
@Timeout(60)
class LocatorTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final LoopbackNetwork NETWORK = LoopbackNetwork.claim();
  private static final ActorTestKit KIT = LocatorFixture.clusterKit(NETWORK);
  private static final String NOWHERE = "pekko://hotelier@%s:17355".formatted(NETWORK.host(5));

  private final LocatorFixture fixture = new LocatorFixture(KIT);

  @AfterEach
  void close() {
    fixture.close();
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
    NETWORK.close();
  }

  @Test
  void seeksUntilItsListenerIsBoundWithoutAskingAnybody() {
    var neighbour = fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(seeking());
    var locator = fixture.listenerBound(false).spawn();

    await("several rounds").until(() -> fixture.lookedAtListener() > 5);
    assertThat(neighbour.asked()).isEmpty();
    assertThat(fixture.phases()).containsExactly(Phase.SEEKING);

    fixture.listenerBound(true);
    await("a question").until(() -> neighbour.asked().contains(new Join()));
    KIT.stop(locator);
  }

  @Test
  void aLowerSeekerIsGrantedAndAHigherOneIsNot() {
    var locator = fixture.listenerBound(false).spawn();

    assertThat(fixture.claim(locator, fixture.nodes().peer(4)))
        .isEqualTo(
            new Wait(
                Phase.SEEKING,
                "",
                "claim: this node is lower (%s:33000)".formatted(fixture.self().host())));
    assertThat(fixture.claim(locator, fixture.nodes().peer(2))).isEqualTo(new Grant());
    KIT.stop(locator);
  }

  @Test
  void aPromiseOutlivesACrashAndLapses() {
    var first = fixture.nodes().peer(2);
    var other = fixture.nodes().peer(1);
    var locator = fixture.listenerBound(false).spawn();
    assertThat(fixture.claim(locator, first)).isEqualTo(new Grant());

    locator.tell(new Locator.Crash());

    assertThat(fixture.claim(locator, other))
        .isEqualTo(
            new Wait(Phase.SEEKING, "", "grant: it was granted to found (%s)".formatted(first)));
    fixture.clock().wind(Duration.ofSeconds(2));
    assertThat(fixture.claim(locator, other)).isEqualTo(new Grant());
    KIT.stop(locator);
  }

  @Test
  void goesOnSeekingWhileALowerOneSeeks() {
    var lower = fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(seeking());
    var locator = fixture.spawn();

    fixture.awaitObstacle("claim");
    int asked = lower.asked().size();
    await("more rounds").until(() -> lower.asked().size() > asked + 5);

    assertThat(fixture.phases()).containsExactly(Phase.SEEKING);
    assertThat(lower.asked()).containsOnly(new Join());
    KIT.stop(locator);
  }

  @Test
  void whoMayHaveSoughtUsIsAskedInTheNextRounds() {
    var lower = fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(seeking());
    var elsewhere = fixture.nodes().moveIn(fixture.nodes().peer(6)).answers(seeking());
    var locator = fixture.spawn();
    await("a round").until(() -> lower.asked().size() > 2);
    assertThat(elsewhere.asked()).isEmpty();

    locator.tell(new Locator.HintedAt(fixture.nodes().peer(6)));

    await("the question").until(() -> elsewhere.asked().contains(new Join()));
    KIT.stop(locator);
  }

  @Test
  void whoseProofIsWrongKeepsTheNodeSeeking() {
    fixture.nodes().moveIn(fixture.nodes().peer(4)).answers(seeking());
    var locator =
        fixture.spawn(Memory.NONE, false, fixture.nodes().clientWithToken(fixture.self()));

    assertThat(fixture.awaitObstacle("join token").obstacles().get(0).peer())
        .isEqualTo(fixture.nodes().peer(4).toString());
    KIT.stop(locator);
  }

  /** Else nobody at this node could tell why it is alone. */
  @Test
  void everyRoundIsSurveyedWhileItSeeksAndOnceItIsSettled() {
    fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(seeking());
    var seeker = fixture.spawn();
    await("a survey of a round")
        .untilAsserted(
            () ->
                assertThat(fixture.survey())
                    .returns(4, Survey::asked)
                    .returns(1, Survey::answered)
                    .returns(3, Survey::refused));
    assertThat(fixture.survey().sought())
        .hasSize(5)
        .contains(fixture.self().endpoint(), fixture.nodes().peer(1).endpoint());
    KIT.stop(seeker);

    var settled = fixture.stands(Phase.SETTLED, "c1", NOWHERE).spawn();
    fixture.nodes().moveIn(fixture.nodes().peer(2)).answers(new Standalone("c1"));

    await("a survey of a look at all").until(() -> fixture.survey().answered() == 2);
    KIT.stop(settled);
  }

  @Test
  void whileFoundingAClaimIsAnsweredWithTheClusterToBe() {
    var locator = fixture.stands(Phase.FOUNDING, "c1", NOWHERE).spawn();

    assertThat(fixture.claim(locator, fixture.nodes().peer(1))).isEqualTo(new Founding("c1"));
    KIT.stop(locator);
  }

  @Test
  void aSettledNodeNeitherGrantsNorFoundsNorGivesItsMembersUp() {
    var locator = fixture.stands(Phase.SETTLED, "c1", NOWHERE).spawn();
    var found = new CompletableFuture<Boolean>();

    locator.tell(new Locator.Found(found));

    assertThat(found).succeedsWithin(PATIENCE).isEqualTo(false);
    assertThat(fixture.claim(locator, fixture.nodes().peer(1)))
        .isEqualTo(new Wait(Phase.SETTLED, "c1", "it does not seek"));
    assertThat(fixture.phases()).containsExactly(Phase.SETTLED);
    KIT.stop(locator);
  }

  @Test
  void aSettledNodeReportsAnotherClusterOnceAndItsOwnNever() {
    var other = fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(new Standalone("d2"));
    var member = fixture.nodes().peer(2);
    fixture.nodes().moveIn(member).answers(new Standalone("c1"));
    fixture.sees(SettledTest.row(member, NodeStatus.ONLINE));
    var locator = fixture.stands(Phase.SETTLED, "c1", NOWHERE).spawn();

    // Each round begins on its own; by the sixth look the first rounds were reported.
    await("several looks")
        .until(() -> other.asked().size() > 5 && !fixture.told("other-cluster").isEmpty());

    assertThat(fixture.told("other-cluster"))
        .containsExactly(
            "%s is in cluster d2 of the same name; this one is c1"
                .formatted(fixture.nodes().peer(1)));
    assertThat(other.asked()).containsOnly(new Check(new ClusterView("c1", 2, member.name())));
    KIT.stop(locator);
  }

  @Test
  void aSettledNodeReportsOnceWhoCannotProveTheToken() {
    var stranger = fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(seeking());
    var locator =
        fixture
            .stands(Phase.SETTLED, "c1", NOWHERE)
            .spawn(Memory.NONE, false, fixture.nodes().clientWithToken(fixture.self()));

    await("several looks")
        .until(() -> stranger.asked().size() > 5 && !fixture.told("unproven").isEmpty());

    assertThat(fixture.told("unproven"))
        .containsExactly(
            "%s could not prove that it knows the join token".formatted(fixture.nodes().peer(1)));
    KIT.stop(locator);
  }

  @Test
  void whoLeavesSaysSoAndDoesNothingMore() {
    var locator = fixture.listenerBound(false).spawn();
    var left = new CompletableFuture<Boolean>();

    locator.tell(new Locator.Leave(left));

    assertThat(left).succeedsWithin(PATIENCE).isEqualTo(true);
    assertThat(fixture.phases()).containsExactly(Phase.SEEKING, Phase.LEAVING);
    locator.tell(new Locator.Crash());
    assertThat(fixture.claim(locator, fixture.nodes().peer(1)))
        .as("even after a crash")
        .isEqualTo(new Wait(Phase.LEAVING, "", "it does not seek"));
    KIT.stop(locator);
  }

  @Test
  void theMembersItRemembersAreNeededToFound() {
    var memory =
        new Memory("c0", List.of(fixture.self(), fixture.nodes().peer(4), fixture.nodes().peer(5)));
    var locator = fixture.spawn(memory, false, fixture.nodes().client(fixture.self()));

    var obstacle = fixture.awaitObstacle("memory").obstacles().get(0);

    assertThat(obstacle.value())
        .isEqualTo("1 of 3 remembered members are seen or proved dead; more than half are needed");
    assertThat(fixture.phases()).containsExactly(Phase.SEEKING);
    KIT.stop(locator);
  }

  private static Wait seeking() {
    return new Wait(Phase.SEEKING, "", "it is seeking");
  }
}
