package org.hotelier.requester;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.hotelier.protocol.dealer.BackOff;
import org.hotelier.protocol.dealer.ScriptedBroker;
import org.hotelier.protocol.dealer.ScriptedPeer;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.RequesterMessage.Final;
import org.hotelier.protocol.mdp.RequesterMessage.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RequesterTest {
  /** Long enough never to be over in a test that does not wait for it. */
  private static final Duration NEVER = Duration.ofMinutes(1);

  private static final Duration SOON = Duration.ofMillis(150);

  private final List<AutoCloseable> opened = new ArrayList<>();
  private ScriptedBroker broker;

  @BeforeEach
  void open() throws IOException {
    broker = opened(ScriptedBroker.open());
  }

  @AfterEach
  void close() throws Exception {
    for (int at = opened.size() - 1; at >= 0; at--) {
      opened.get(at).close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }

  private Requester requester(RequesterSettings settings) {
    return opened(
        Requester.open(
            settings.withBackOff(new BackOff(Duration.ofMillis(5), Duration.ofMillis(20)))));
  }

  private RequesterSettings patient() {
    return RequesterSettings.of(broker.address()).withTimeout(NEVER);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String text(List<byte[]> body) {
    return String.join("|", body.stream().map(frame -> new String(frame, UTF_8)).toList());
  }

  private static String text(Future<List<byte[]>> reply) throws Exception {
    return text(reply.get(10, TimeUnit.SECONDS));
  }

  private static Throwable failureOf(Future<?> reply) throws Exception {
    try {
      reply.get(10, TimeUnit.SECONDS);
      throw new AssertionError("Expected a failure, but there was a reply");
    } catch (ExecutionException failed) {
      return failed.getCause();
    }
  }

  private static String asked(ScriptedPeer peer) {
    return text(((Request) peer.next()).body());
  }

  @Test
  void bringsSeveralFramesThereAndBack() throws Exception {
    var reply = requester(patient()).ask("echo", bytes("a"), new byte[0], bytes("c"));
    var peer = broker.nextPeer();

    var request = (Request) peer.next();
    peer.send(new Final(MdpVersion.V0_2, request.service(), request.body()));

    assertThat(text(reply)).isEqualTo("a||c");
    assertThat(request.version()).isEqualTo(MdpVersion.V0_2);
  }

  @Test
  void speaksTheFirstVersionIfAskedTo() throws Exception {
    var reply = requester(patient().withVersion(MdpVersion.V0_1)).ask("echo", bytes("a"));
    var peer = broker.nextPeer();

    assertThat(((Request) peer.next()).version()).isEqualTo(MdpVersion.V0_1);
    peer.send(new Final(MdpVersion.V0_1, "echo", List.of(bytes("b"))));

    assertThat(text(reply)).isEqualTo("b");
  }

  @Test
  void usesAConnectionAgainOnceItsReplyHasCome() throws Exception {
    var requester = requester(patient());
    var first = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();
    peer.replies("echo", "one");
    text(first);

    var second = requester.ask("echo", bytes("2"));
    assertThat(asked(peer)).isEqualTo("2");
    peer.replies("echo", "two");

    assertThat(text(second)).isEqualTo("two");
    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("AP-03: gives each request its own reply, in whatever order they come")
  void givesEachRequestItsOwnReply() throws Exception {
    var requester = requester(patient());
    var replies = new ArrayList<CompletableFuture<List<byte[]>>>();
    for (int number = 0; number < 20; number++) {
      replies.add(requester.ask("echo", bytes("request " + number)));
    }
    var peers = new ArrayList<ScriptedPeer>();
    for (int number = 0; number < 20; number++) {
      peers.add(0, broker.nextPeer());
    }

    for (var peer : peers) {
      peer.replies("echo", "reply to " + asked(peer));
    }

    for (int number = 0; number < 20; number++) {
      assertThat(text(replies.get(number))).isEqualTo("reply to request " + number);
    }
  }

  @Test
  @DisplayName("AP-01: sends three times in all, each time on a new connection, and then gives up")
  void givesUpAfterAllTries() {
    var requester = requester(RequesterSettings.of(broker.address()).withTimeout(SOON));

    assertThatThrownBy(() -> requester.call("echo", bytes("x")))
        .isInstanceOf(RequestFailed.TimedOut.class)
        .hasMessageContaining("echo within 150 ms")
        .hasMessageContaining("3 tries");

    for (int attempt = 0; attempt < 3; attempt++) {
      var peer = broker.nextPeer();
      assertThat(asked(peer)).isEqualTo("x");
      peer.awaitEnd();
    }
    assertThat(broker.connections()).isEqualTo(3);
  }

  @Test
  @DisplayName("AP-01: tries and time-out are as they are set")
  void triesAsOftenAsItIsTold() throws Exception {
    var requester =
        requester(RequesterSettings.of(broker.address()).withTimeout(SOON).withTries(1));

    assertThat(failureOf(requester.ask("echo", bytes("x"))))
        .isInstanceOf(RequestFailed.TimedOut.class);

    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("AP-01: with no broker, the time of all tries passes before it gives up")
  void saysThatNoBrokerCouldBeReached() throws Exception {
    var nobody = "127.0.0.1:" + ScriptedBroker.deadPort();
    var requester = requester(RequesterSettings.of(nobody).withTimeout(SOON));
    long begun = System.nanoTime();

    assertThatThrownBy(() -> requester.call("echo", bytes("x")))
        .isInstanceOf(RequestFailed.Unreachable.class)
        .hasMessageContaining("refused");

    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(SOON.multipliedBy(3));
  }

  @Test
  @DisplayName("AP-02: replies without header, of too few frames or of another service are ignored")
  void ignoresWhatIsNoReply() throws Exception {
    var reply = requester(patient()).ask("echo", bytes("x"));
    var peer = broker.nextPeer();
    peer.next();

    peer.sendText("MDPC02", "\3", "echo");
    peer.sendText("garbage");
    peer.sendText("MDPC99", "\3", "echo", "body");
    peer.sendText("MDPC02", "\7", "echo", "body");
    peer.heartbeat();
    peer.replies("other", "not this one");
    peer.replies("echo", "this one");

    assertThat(text(reply)).isEqualTo("this one");
    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("MO-13: a late reply is never taken for that of the next request")
  void neverTakesALateReplyForAnother() throws Exception {
    var requester =
        requester(RequesterSettings.of(broker.address()).withTimeout(SOON).withTries(1));
    var first = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();
    assertThat(failureOf(first)).isInstanceOf(RequestFailed.TimedOut.class);

    peer.replies("echo", "late");
    var second = requester.ask("echo", bytes("2"));
    var next = broker.nextPeer();
    assertThat(asked(next)).isEqualTo("2");
    next.replies("echo", "two");

    assertThat(text(second)).isEqualTo("two");
  }

  @Test
  @DisplayName("AP-03: a reply to an earlier try does not answer the later one")
  void neverTakesTheReplyOfAnEarlierTry() throws Exception {
    var reply =
        requester(RequesterSettings.of(broker.address()).withTimeout(SOON).withTries(50))
            .ask("echo", bytes("x"));
    var first = broker.nextPeer();
    first.next();
    var second = broker.nextPeer();
    second.next();
    first.replies("echo", "late");
    second.close();
    var third = broker.nextPeer();
    third.next();
    third.replies("echo", "right");

    assertThat(text(reply)).isEqualTo("right");
  }

  @Test
  void closesAConnectionOnWhichMoreRepliesComeThanWereAskedFor() throws Exception {
    var requester = requester(patient());
    var first = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();
    peer.replies("echo", "one");
    assertThat(text(first)).isEqualTo("one");

    peer.replies("echo", "one again");
    peer.awaitEnd();
    var second = requester.ask("echo", bytes("2"));
    var next = broker.nextPeer();
    next.next();
    next.replies("echo", "two");

    assertThat(text(second)).isEqualTo("two");
  }

  @Test
  void triesTheNextBrokerAtOnceWhenOneClosesTheConnection() throws Exception {
    var other = opened(ScriptedBroker.open());
    var reply =
        requester(RequesterSettings.of(broker.address(), other.address()).withTimeout(NEVER))
            .ask("echo", bytes("x"));

    var first = broker.nextPeer();
    first.next();
    first.close();
    var second = other.nextPeer();
    second.next();
    second.replies("echo", "from the other");

    assertThat(text(reply)).isEqualTo("from the other");
  }

  @Test
  void triesTheNextBrokerWhenOneIsSilent() throws Exception {
    var other = opened(ScriptedBroker.open());
    var settings = RequesterSettings.of(broker.address(), other.address()).withTimeout(SOON);
    var reply = requester(settings).ask("echo", bytes("x"));

    broker.nextPeer().next();
    var second = other.nextPeer();
    second.next();
    second.replies("echo", "from the other");

    assertThat(text(reply)).isEqualTo("from the other");
  }

  @Test
  void findsTheOneBrokerThatListens() throws Exception {
    try (var mute = ScriptedBroker.mute()) {
      var settings =
          RequesterSettings.of(
                  "127.0.0.1:" + ScriptedBroker.deadPort(),
                  "127.0.0.1:" + mute.getLocalPort(),
                  broker.address())
              .withTimeout(NEVER)
              .withTries(1)
              .withConnect(SOON);
      var reply = requester(settings).ask("echo", bytes("x"));

      var peer = broker.nextPeer();
      peer.next();
      peer.replies("echo", "here");

      assertThat(text(reply)).isEqualTo("here");
    }
  }

  @Test
  void findsItsBrokerAgainAfterARestart() throws Exception {
    int port = broker.port();
    var reply = requester(patient()).ask("echo", bytes("x"));
    broker.nextPeer().next();
    broker.close();

    var restarted = opened(ScriptedBroker.openAt(port));
    var peer = restarted.nextPeer();
    peer.next();
    peer.replies("echo", "again");

    assertThat(text(reply)).isEqualTo("again");
  }

  @Test
  void asksAnotherBrokerOnceOneHasClosedAnIdleConnection() throws Exception {
    var other = opened(ScriptedBroker.open());
    var requester =
        requester(RequesterSettings.of(broker.address(), other.address()).withTimeout(NEVER));
    var first = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();
    peer.replies("echo", "one");
    text(first);

    peer.close();
    // The end of the connection may not have been noticed yet: then this is sent into the void
    // once.
    var second = requester.ask("echo", bytes("2"));
    var next = other.nextPeer();
    next.next();
    next.replies("echo", "two");

    assertThat(text(second)).isEqualTo("two");
  }

  @Test
  void failsOnceAllTriesHaveLostTheirConnection() throws Exception {
    var reply = requester(patient().withTries(2)).ask("echo", bytes("x"));
    for (int attempt = 0; attempt < 2; attempt++) {
      var peer = broker.nextPeer();
      peer.next();
      peer.close();
    }

    assertThat(failureOf(reply))
        .isInstanceOf(RequestFailed.ConnectionLost.class)
        .hasMessageContaining("after 2 tries");
  }

  @Test
  void handsOutPartsInOrderAndReturnsTheLast() throws Exception {
    var parts = new ArrayList<String>();
    var reply =
        requester(patient()).ask("count", List.of(bytes("3")), part -> parts.add(text(part)));
    var peer = broker.nextPeer();
    peer.next();
    peer.partial("count", "1");
    peer.partial("count", "2");
    peer.replies("count", "3");

    assertThat(text(reply)).isEqualTo("3");
    assertThat(parts).containsExactly("1", "2");
  }

  @Test
  void putsPartsTogetherForWhoWantsNone() throws Exception {
    var reply = requester(patient()).ask("count", bytes("3"));
    var peer = broker.nextPeer();
    peer.next();
    peer.partial("count", "1");
    peer.partial("count", "2");
    peer.replies("count", "3");

    assertThat(text(reply)).isEqualTo("1|2|3");
  }

  @Test
  void forgetsThePartsOfATryThatBrokeOffIfNobodyHasSeenThem() throws Exception {
    var reply = requester(patient()).ask("count", bytes("2"));
    var first = broker.nextPeer();
    first.next();
    first.partial("count", "1");
    first.close();
    var second = broker.nextPeer();
    second.next();
    second.partial("count", "1");
    second.replies("count", "2");

    assertThat(text(reply)).isEqualTo("1|2");
  }

  @Test
  void doesNotTryAgainOncePartsWereHandedOut() throws Exception {
    var seen = new CountDownLatch(1);
    var reply = requester(patient()).ask("count", List.of(bytes("2")), part -> seen.countDown());
    var peer = broker.nextPeer();
    peer.next();
    peer.partial("count", "1");
    assertThat(seen.await(10, TimeUnit.SECONDS)).isTrue();
    peer.close();

    assertThat(failureOf(reply)).isInstanceOf(RequestFailed.ConnectionLost.class);
    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  void readsNoMoreWhileItsCallerDoesNotKeepUp() throws Exception {
    var goOn = new CountDownLatch(1);
    var seen = new ArrayList<Integer>();
    var reply =
        requester(patient())
            .ask(
                "flood",
                List.of(bytes("x")),
                part -> {
                  waitFor(goOn);
                  seen.add(part.get(0).length);
                });
    var peer = broker.nextPeer();
    peer.next();
    var sent = new AtomicInteger();
    var sending = new Thread(() -> flood(peer, 400, sent));
    sending.start();

    // 400 parts of 64 KiB are more than all buffers on the way hold.
    var before = new AtomicInteger(-1);
    await()
        .during(Duration.ofMillis(300))
        .until(() -> before.getAndSet(sent.get()) == sent.get() && sent.get() < 400);
    goOn.countDown();

    assertThat(text(reply)).isEqualTo("end");
    assertThat(seen).hasSize(400).containsOnly(1 << 16);
    sending.join();
  }

  private static void flood(ScriptedPeer peer, int parts, AtomicInteger sent) {
    for (int part = 0; part < parts; part++) {
      peer.partial("flood", "x".repeat(1 << 16));
      sent.incrementAndGet();
    }
    peer.replies("flood", "end");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void failsTheFutureByWhatItsConsumerThrew() throws Exception {
    var thrown = new IllegalStateException("of the test");
    var reply =
        requester(patient())
            .ask(
                "count",
                List.of(bytes("x")),
                part -> {
                  throw thrown;
                });
    var peer = broker.nextPeer();
    peer.next();
    peer.partial("count", "1");

    assertThat(failureOf(reply)).isSameAs(thrown);
    peer.awaitEnd();
  }

  @Test
  void refusesMoreThanMayBeOutstanding() throws Exception {
    var requester = requester(patient().withOutstanding(1));
    var first = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();

    assertThatThrownBy(() -> requester.call("echo", bytes("2")))
        .isInstanceOf(RequestFailed.TooMany.class);
    peer.replies("echo", "one");
    assertThat(text(first)).isEqualTo("one");

    var third = requester.ask("echo", bytes("3"));
    assertThat(asked(peer)).isEqualTo("3");
    peer.replies("echo", "three");
    assertThat(text(third)).isEqualTo("three");
  }

  @Test
  void dropsTheConnectionOfACancelledRequest() {
    var requester = requester(patient().withOutstanding(1));
    var reply = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();

    reply.cancel(false);

    peer.awaitEnd();
    requester.ask("echo", bytes("2"));
    assertThat(asked(broker.nextPeer())).isEqualTo("2");
  }

  @Test
  void failsWhatIsOutstandingWhenItIsClosed() throws Exception {
    var requester = requester(patient());
    var reply = requester.ask("echo", bytes("1"));
    var peer = broker.nextPeer();
    peer.next();

    requester.close();

    assertThat(failureOf(reply)).isInstanceOf(RequestFailed.Closed.class);
    peer.awaitEnd();
    assertThatThrownBy(() -> requester.call("echo", bytes("2")))
        .isInstanceOf(RequestFailed.Closed.class);
    await().until(() -> requester.ask("echo", bytes("3")).isCompletedExceptionally());
  }

  @Test
  void saysThatItsCallerWasInterrupted() throws Exception {
    var requester = requester(patient());
    var failure = new AtomicReference<Throwable>();
    var caller =
        new Thread(
            () -> {
              try {
                requester.call("echo", bytes("x"));
              } catch (RequestFailed failed) {
                failure.set(failed);
              }
            });
    caller.start();
    var peer = broker.nextPeer();
    peer.next();

    caller.interrupt();
    caller.join();

    assertThat(failure.get()).isInstanceOf(RequestFailed.Interrupted.class);
    peer.awaitEnd();
  }

  @Test
  @DisplayName("MO-13, MM-02: knows whether a service has workers: yes, no, or cannot be told")
  void asksWhetherAServiceHasWorkers() {
    var requester = requester(patient());
    var peer = CompletableFuture.supplyAsync(() -> broker.nextPeer());
    var answers =
        CompletableFuture.runAsync(
            () -> {
              for (var code : List.of("200", "404", "501")) {
                assertThat(asked(peer.join())).isEqualTo("echo");
                peer.join().replies("mmi.service", code);
              }
            });

    assertThat(requester.serves("echo")).isTrue();
    assertThat(requester.serves("echo")).isFalse();
    assertThatThrownBy(() -> requester.serves("echo"))
        .isInstanceOf(RequestFailed.NotManaged.class)
        .hasMessageContaining("501");
    answers.join();
  }

  @Test
  void showsItsTokenByPlain() throws Exception {
    var guarded = opened(ScriptedBroker.guarded("secret"));
    var settings = RequesterSettings.of(guarded.address()).withTimeout(NEVER).withToken("secret");
    var reply = requester(settings).ask("echo", bytes("x"));
    var peer = guarded.nextPeer();
    peer.next();
    peer.replies("echo", "welcome");

    assertThat(text(reply)).isEqualTo("welcome");
    assertThat(settings.toString()).doesNotContain("secret");
  }

  @Test
  void saysThatItsTokenIsWrong() throws Exception {
    var guarded = opened(ScriptedBroker.guarded("secret"));
    var settings = RequesterSettings.of(guarded.address()).withTimeout(SOON).withToken("guess");

    assertThatThrownBy(() -> requester(settings).call("echo", bytes("x")))
        .isInstanceOf(RequestFailed.Unreachable.class)
        .hasMessageContaining("password");
  }

  @Test
  void closesConnectionsThatAreIdleForTooLong() throws Exception {
    var requester = requester(patient().withKeepIdle(SOON));
    var reply = requester.ask("echo", bytes("x"));
    var peer = broker.nextPeer();
    peer.next();
    peer.replies("echo", "y");
    text(reply);

    peer.awaitEnd();
  }

  @Test
  void givesUpABrokerThatIsSilentForLongerThanItAllowsItself() throws Exception {
    var reply = requester(patient()).ask("echo", bytes("x"));
    var silent = broker.nextPeer();
    silent.next();
    silent.ping(Duration.ofMillis(200));
    var second = broker.nextPeer();
    second.next();
    second.replies("echo", "y");

    assertThat(text(reply)).isEqualTo("y");
    silent.awaitEnd();
  }

  @Test
  void refusesWhatNoBrokerCouldTake() {
    var requester = requester(patient());

    assertThatThrownBy(() -> requester.call("", bytes("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> requester.call("echo")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> requester.call("echo", new byte[4 << 20]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bytes");
    assertThat(broker.connections()).isZero();
  }
}
