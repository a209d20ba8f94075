package org.hotelier.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.Peers.peer;
import static org.hotelier.Rows.row;

import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.hotelier.listener.CallBacks.Outcome;
import org.hotelier.listener.Callers.Caller;
import org.hotelier.membership.NodeStatus;
import org.hotelier.network.Endpoint;
import org.hotelier.network.LoopbackNetwork;
import org.hotelier.network.Transport;
import org.hotelier.protocol.seekchat.JoinToken;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Hindrance;
import org.hotelier.protocol.seekchat.SeekMessage.Proven;
import org.hotelier.seekchat.SeekClient;
import org.hotelier.seekchat.SeekIdentity;
import org.hotelier.seekchat.SeekLimits;
import org.hotelier.seekchat.SeekPort;
import org.hotelier.seekchat.SeekTimes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A seeker is called back before it may join. */
@Timeout(60)
class CallBacksTest {
  private static final ActorTestKit KIT = ActorTestKit.create("call-backs", ManualTime.config());
  private static final ManualTime TIME = ManualTime.get(KIT.system());
  private static final EventLoopGroup LOOPS = Transport.best().newLoops(1, "call-back-test");
  private static final LoopbackNetwork NETWORK = LoopbackNetwork.claim();
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Peer self = new Peer("node-1", NETWORK.host(0), 33_000, 17_355, 1);
  private final TestProbe<Outcome> probe = KIT.createTestProbe(Outcome.class);

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
    LOOPS.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    NETWORK.close();
  }

  @Test
  void aSeekerThatIsThereMayCome() {
    var seeker = seeker(33_000, 1);
    try (var port = port(seeker)) {
      callBack(seeker, List.of());

      probe.expectMessage(Outcome.reached(seeker));
      assertThat(port.isBound()).isTrue();
    }
  }

  @Test
  void aSeekerWhoseHostRefusesIsNamedWithWhoCannotTalkToIt() {
    var seeker = seeker(33_001, 1);

    callBack(seeker, List.of());

    probe.expectMessage(
        new Outcome(
            seeker,
            "%s cannot talk to %s: connection refused".formatted(self, seeker),
            Hindrance.CALL_BACK,
            self.toString()));
    probe.expectNoMessage(Duration.ZERO);
  }

  @Test
  void anotherIncarnationThanSaidIsNoProof() {
    var seeker = seeker(33_002, 2);
    try (var port = port(seeker)) {
      callBack(new Peer(seeker.name(), seeker.host(), seeker.listenerPort(), 0, 1), List.of());

      assertThat(probe.receiveMessage().failure()).endsWith("another incarnation answers there");
      assertThat(port.isBound()).isTrue();
    }
  }

  @Test
  void whoDidNotReportInTimeIsNamedOnce() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getByName(NETWORK.host(1)))) {
      var seeker = seeker(silent.getLocalPort(), 1);
      callBack(
          seeker,
          Stream.of(row(3, NodeStatus.ONLINE), row(2, NodeStatus.ONLINE)).map(Caller::of).toList());
      probe.expectNoMessage(Duration.ZERO);

      TIME.timePasses(PATIENCE);

      var all = "%s, %s, %s".formatted(self, peer(2), peer(3));
      probe.expectMessage(
          new Outcome(
              seeker,
              "%s did not reach %s in time".formatted(all, seeker),
              Hindrance.CALL_BACK,
              all));
      TIME.timePasses(PATIENCE);
      probe.expectNoMessage(Duration.ZERO);
    }
  }

  private void callBack(Peer seeker, List<Caller> others) {
    var client =
        new SeekClient(
            LOOPS, identity(self), new SeekTimes(Duration.ofSeconds(20), Duration.ofSeconds(20)));
    KIT.spawn(
        CallBacks.create(seeker, new CallBack(client, self), others, false, PATIENCE, probe.ref()));
  }

  private static Peer seeker(int port, long run) {
    return new Peer("node-9", NETWORK.host(1), port, 17_355, run);
  }

  private static SeekPort port(Peer seeker) {
    var port = new SeekPort(LOOPS, identity(seeker), new SeekLimits(10, Duration.ofSeconds(20)));
    port.answerWith(question -> CompletableFuture.completedFuture(new Proven()));
    port.bind(new Endpoint(seeker.host(), seeker.listenerPort())).toCompletableFuture().join();
    return port;
  }

  private static SeekIdentity identity(Peer peer) {
    return new SeekIdentity("hotelier", JoinToken.of(""), () -> peer);
  }
}
