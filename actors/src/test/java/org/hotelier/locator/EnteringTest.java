package org.hotelier.locator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.cluster.typed.Cluster;
import org.hotelier.memory.Memory;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage.Claim;
import org.hotelier.protocol.seekchat.SeekMessage.Grant;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.JoinFailed;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a locator founds a cluster or enters one; an actor system can do that once. */
@Timeout(60)
class EnteringTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Wait SEEKING = new Wait(Phase.SEEKING, "", "it is seeking");

  private final LoopbackNetwork network = LoopbackNetwork.claim();
  private final ActorTestKit kit = LocatorFixture.clusterKit(network);
  private final LocatorFixture fixture = new LocatorFixture(kit);

  @AfterEach
  void close() {
    ActorTestKit.shutdown(kit.system(), Duration.ofSeconds(10));
    fixture.close();
    network.close();
  }

  @Test
  void whoSeesNobodyFoundsAloneOnce() {
    fixture.spawn();

    var settled = fixture.awaitPhase(Phase.SETTLED);

    assertThat(fixture.phases()).containsExactly(Phase.SEEKING, Phase.FOUNDING, Phase.SETTLED);
    assertThat(settled.clusterAddress()).isEqualTo(address());
    assertThat(fixture.told("founded"))
        .containsExactly(
            "cluster %s founded by %s, alone: nobody was seen"
                .formatted(settled.clusterId(), fixture.self()));
    assertThat(fixture.told("up"))
        .containsExactly("%s is up in cluster %s".formatted(fixture.self(), settled.clusterId()));
  }

  @Test
  void aCrashWhileSettledFoundsNothingAgain() {
    var locator = fixture.spawn();
    var settled = fixture.awaitPhase(Phase.SETTLED);

    locator.tell(new Locator.Crash());

    assertThat(fixture.claim(locator, fixture.nodes().peer(1)))
        .isEqualTo(new Wait(Phase.SETTLED, settled.clusterId(), "it does not seek"));
    assertThat(fixture.standing()).isEqualTo(settled);
    assertThat(fixture.told("founded")).hasSize(1);
  }

  @Test
  void aCrashWhileFoundingGoesOnWithTheSameCluster() {
    fixture.stands(Phase.FOUNDING, "c1", address()).spawn();

    assertThat(fixture.awaitPhase(Phase.SETTLED).clusterId()).isEqualTo("c1");
    assertThat(fixture.phases()).containsExactly(Phase.FOUNDING, Phase.SETTLED);
    assertThat(fixture.told("founded")).isEmpty();
  }

  @Test
  void theLowestFoundsWithTheGrantsOfAllSeen() {
    var refusesFirst =
        List.of(SEEKING, new Grant(), new Grant(), new Grant(), new Grant()).iterator();
    var one =
        fixture
            .nodes()
            .moveIn(fixture.nodes().peer(4))
            .answers(question -> question instanceof Claim ? refusesFirst.next() : SEEKING);
    var other =
        fixture
            .nodes()
            .moveIn(fixture.nodes().peer(5))
            .answers(question -> question instanceof Claim ? new Grant() : SEEKING);
    fixture.spawn();

    fixture.awaitPhase(Phase.SETTLED);

    assertThat(fixture.told("founded"))
        .singleElement()
        .asString()
        .endsWith("with the grant of everybody seen");
    assertThat(one.asked()).filteredOn(Claim.class::isInstance).hasSizeGreaterThanOrEqualTo(2);
    assertThat(other.asked()).contains(new Claim());
  }

  /** BE-15: neither its own voice nor a refusal ends the seeking, or the node. */
  @Test
  void seeksOnAfterItsOwnVoiceAndARefusal() {
    fixture.nodes().moveIn(fixture.nodes().peer(1)).answers(new Self());
    var refuses =
        fixture
            .nodes()
            .moveIn(fixture.nodes().peer(2))
            .answers(new JoinFailed("c9", "no way", Hindrance.OTHER, ""));
    fixture.spawn();

    assertThat(fixture.awaitObstacle("admission").obstacles())
        .singleElement()
        .satisfies(obstacle -> assertThat(obstacle.value()).isEqualTo("no way"));
    int asked = refuses.asked().size();
    await("more rounds").until(() -> refuses.asked().size() > asked + 5);
    assertThat(fixture.phases()).containsExactly(Phase.SEEKING);

    refuses.close();
    fixture.awaitPhase(Phase.SETTLED);
  }

  /** BE-14; and joining is given up by replacing the incarnation. */
  @Test
  void joinsWhoInvitesItAndGivesUpAfterAWhile() {
    var invites = fixture.nodes().peer(4);
    var there = "pekko://hotelier@%s:17355".formatted(invites.host());
    fixture.nodes().moveIn(invites).answers(new Joined("c9", there, 2));
    var locator = fixture.spawn();

    var joining = fixture.awaitPhase(Phase.JOINING);

    assertThat(joining.clusterId()).isEqualTo("c9");
    assertThat(joining.clusterAddress()).isEqualTo(there);
    assertThat(fixture.claim(locator, fixture.nodes().peer(1)))
        .isEqualTo(new Wait(Phase.JOINING, "c9", "it does not seek"));
    await("the end of its patience").until(() -> !fixture.replaced().isEmpty());
    assertThat(fixture.replaced())
        .containsExactly("joining %s took longer than 300 ms".formatted(there));
    assertThat(fixture.told("founded")).isEmpty();
  }

  @Test
  void whoIsToldToFoundGivesUpTheMembersItRemembers() {
    var locator = fixture.spawn(selfAndTwoMore(), false, fixture.nodes().client(fixture.self()));
    fixture.awaitObstacle("memory");
    var found = new CompletableFuture<Boolean>();

    locator.tell(new Locator.Found(found));

    assertThat(found).succeedsWithin(PATIENCE).isEqualTo(true);
    fixture.awaitPhase(Phase.SETTLED);
    assertThat(fixture.told("override")).containsExactly("the remembered members are given up");
    assertThat(fixture.told("founded")).hasSize(1);
  }

  @Test
  void foundsOnceTheMembersItRemembersAreProvedDead() {
    fixture.spawn(selfAndTwoMore(), true, fixture.nodes().client(fixture.self()));

    fixture.awaitPhase(Phase.SETTLED);

    assertThat(fixture.told("founded")).hasSize(1);
    assertThat(fixture.told("override")).isEmpty();
  }

  /** The node itself and two whose hosts refuse. */
  private Memory selfAndTwoMore() {
    return new Memory(
        "c0", List.of(fixture.self(), fixture.nodes().peer(4), fixture.nodes().peer(5)));
  }

  private String address() {
    return Cluster.get(kit.system()).selfMember().address().toString();
  }
}
