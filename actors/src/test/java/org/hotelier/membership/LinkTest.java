package org.hotelier.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.hotelier.HandClock;
import org.hotelier.Neighbour;
import org.hotelier.Neighbourhood;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.Phase;
import org.hotelier.protocol.seekchat.SeekMessage;
import org.hotelier.protocol.seekchat.SeekMessage.Gone;
import org.hotelier.protocol.seekchat.SeekMessage.Linked;
import org.hotelier.protocol.seekchat.SeekMessage.Reply;
import org.hotelier.protocol.seekchat.SeekMessage.Wait;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a link tells of its peer, each change once. Time passes only by hand. */
@Timeout(60)
class LinkTest {
  private static final ActorTestKit KIT = ActorTestKit.create("link", ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final Duration BEAT = Duration.ofMillis(250);
  private static final Duration PROOF = Duration.ofMillis(100);
  private static final Linked ACCEPTED = new Linked(0);

  private final Neighbourhood nodes = new Neighbourhood();
  private final Peer peer = nodes.peer(2);
  private final MemberKey member = new MemberKey("pekko://hotelier@127.0.0.2:17355", 2);
  private final HandClock clock = new HandClock();
  private final TestProbe<Link.Report> probe = KIT.createTestProbe(Link.Report.class);

  @AfterEach
  void close() {
    nodes.close();
  }

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void beginsWithTheClusterItIsForAndTellsOfItsAcceptance() {
    var neighbour = nodes.moveIn(peer).answers(ACCEPTED);
    var link = link(false);

    await("the first beat").until(() -> !neighbour.asked().isEmpty());

    assertThat(neighbour.asked()).containsExactly(new SeekMessage.Link("c1", 0));
    probe.expectMessage(new Link.Lively(member));
    closeLinksOf(neighbour);
    KIT.stop(link);
  }

  @Test
  void aClosedLinkIsQuietAtOnceAndLivelyOnceItIsOpenAgain() {
    var neighbour = nodes.moveIn(peer).answers(ACCEPTED);
    var link = link(false);
    probe.expectMessage(new Link.Lively(member));
    closeLinksOf(neighbour);

    TIME.timePasses(BEAT);

    probe.expectMessage(new Link.Lively(member));
    KIT.stop(link);
  }

  @Test
  void aSilentPeerIsQuietOnceAndLivelyWithItsNextEcho() {
    var echo = new CompletableFuture<Reply>();
    var neighbour = nodes.moveIn(peer).answersLater(question -> echo);
    var link = link(false);
    await("the first beat").until(() -> !neighbour.asked().isEmpty());

    clock.wind(BEAT.multipliedBy(3).plusMillis(1));
    TIME.timePasses(BEAT);
    probe.expectMessage(new Link.Quiet(member, "silent for 3 beats"));

    TIME.timePasses(BEAT.multipliedBy(2));
    echo.complete(ACCEPTED);
    probe.expectMessage(new Link.Lively(member));
    KIT.stop(link);
  }

  /**
   * A peer may learn later than this node that both are members; another cluster's word is none.
   */
  @Test
  void isTriedAgainSoonWhileThePeerDoesNotAcceptItYet() {
    Iterator<Reply> answers =
        List.<Reply>of(new Wait(Phase.SETTLED, "c1", "not yet"), new Gone("another"), ACCEPTED)
            .iterator();
    var neighbour = nodes.moveIn(peer).answers(question -> answers.next());
    var link = link(false, Duration.ofHours(1));

    await("the third try")
        .until(
            () -> {
              TIME.timePasses(Duration.ofMillis(30));
              return neighbour.asked().size() == 3;
            });

    probe.expectMessage(new Link.Lively(member));
    closeLinksOf(neighbour);
    KIT.stop(link);
  }

  @Test
  void aPeerWhoseHostRefusesBothPortsTwiceIsDeadOnce() {
    var link = link(true);

    probe.expectMessageClass(Link.Quiet.class);
    await("the proof")
        .until(
            () -> {
              TIME.timePasses(PROOF);
              return heard(new Link.Dead(member));
            });

    for (int beat = 0; beat < 10; beat++) {
      TIME.timePasses(BEAT);
    }
    var neighbour = nodes.moveIn(peer).answers(ACCEPTED);
    await("another try")
        .until(
            () -> {
              TIME.timePasses(BEAT);
              return !neighbour.asked().isEmpty();
            });
    probe.expectMessage(new Link.Lively(member));
    KIT.stop(link);
  }

  @Test
  void aPeerThatStillHoldsOneOfItsPortsIsNotDead() throws IOException {
    try (var cluster =
        new ServerSocket(peer.clusterPort(), 5, InetAddress.getByName(peer.host()))) {
      cluster.setSoTimeout(20);
      var link = link(true);
      probe.expectMessageClass(Link.Quiet.class);

      // The third look begins once the first two were judged.
      for (int look = 0; look < 3; look++) {
        await("look " + look)
            .until(
                () -> {
                  TIME.timePasses(BEAT);
                  return wasLookedAt(cluster);
                });
      }

      probe.expectNoMessage(Duration.ZERO);
      KIT.stop(link);
    }
  }

  @Test
  void whoDoesNotTrustRefusalsNeverLooks() throws IOException {
    try (var cluster =
        new ServerSocket(peer.clusterPort(), 5, InetAddress.getByName(peer.host()))) {
      cluster.setSoTimeout(1);
      var link = link(false);
      probe.expectMessageClass(Link.Quiet.class);
      var neighbour = nodes.moveIn(peer).answers(ACCEPTED);
      await("another try")
          .until(
              () -> {
                TIME.timePasses(BEAT);
                return !neighbour.asked().isEmpty();
              });

      probe.expectMessage(new Link.Lively(member));
      assertThat(wasLookedAt(cluster)).isFalse();
      KIT.stop(link);
    }
  }

  @Test
  void whoIsToldThatItWasRemovedSaysSo() {
    nodes.moveIn(peer).answers(new Gone("c1"));
    var link = link(false);

    probe.expectMessage(new Link.RemovedUs(member));
    probe.expectMessage(new Link.Quiet(member, "the link was closed"));
    KIT.stop(link);
  }

  @Test
  void aLinkThatEndsClosesItsConnection() throws IOException {
    try (var server =
        new ServerSocket(peer.listenerPort(), 5, InetAddress.getByName(peer.host()))) {
      var link = link(false);
      try (var connection = server.accept()) {
        connection.setSoTimeout(20_000);

        KIT.stop(link);

        assertThat(connection.getInputStream().readAllBytes()).isNotNull();
      }
    }
  }

  private ActorRef<Link.Command> link(boolean trustRefusal) {
    return link(trustRefusal, BEAT);
  }

  private ActorRef<Link.Command> link(boolean trustRefusal, Duration beat) {
    var settings =
        new MembershipSettings(
            beat, 3, trustRefusal, PROOF, Duration.ofSeconds(5), Duration.ofHours(1));
    var ends = new Link.Ends(member, peer, "c1");
    return KIT.spawn(Link.create(ends, nodes.client(nodes.peer(1)), settings, clock, probe.ref()));
  }

  /** No time passes, and this is the first that is heard of the link. */
  private void closeLinksOf(Neighbour neighbour) {
    await("the link to be closed")
        .until(
            () -> {
              neighbour.closeLinks();
              return heard(new Link.Quiet(member, "the link was closed"));
            });
  }

  /** Whether anything was told; it must be this then. */
  private boolean heard(Link.Report expected) {
    Link.Report told;
    try {
      told = probe.receiveMessage(Duration.ofMillis(20));
    } catch (AssertionError nothing) {
      return false;
    }
    assertThat(told).isEqualTo(expected);
    return true;
  }

  private static boolean wasLookedAt(ServerSocket port) throws IOException {
    try (var look = port.accept()) {
      return look.isConnected();
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }
}
