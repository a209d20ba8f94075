package org.hotelier.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hotelier.protocol.dealer.BackOff;
import org.hotelier.protocol.dealer.ScriptedBroker;
import org.hotelier.protocol.dealer.ScriptedPeer;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.ReadyOptions;
import org.hotelier.protocol.mdp.WorkerMessage;
import org.hotelier.protocol.mdp.WorkerMessage.Disconnect;
import org.hotelier.protocol.mdp.WorkerMessage.Final;
import org.hotelier.protocol.mdp.WorkerMessage.Heartbeat;
import org.hotelier.protocol.mdp.WorkerMessage.Partial;
import org.hotelier.protocol.mdp.WorkerMessage.Ready;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkerTest {
  /** So rarely that no heartbeat is due in a test that does not wait for one. */
  private static final Duration NEVER = Duration.ofMinutes(1);

  private static final Duration OFTEN = Duration.ofMillis(40);

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final BlockingQueue<Request> begun = new LinkedBlockingQueue<>();
  private final Semaphore mayEnd = new Semaphore(0);
  private ScriptedBroker broker;

  @BeforeEach
  void open() throws IOException {
    broker = opened(ScriptedBroker.open());
  }

  @AfterEach
  void close() throws Exception {
    mayEnd.release(1000);
    for (int at = opened.size() - 1; at >= 0; at--) {
      opened.get(at).close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }

  private Worker worker(Handler handler, WorkerSettings settings) {
    var quick = settings.withBackOff(new BackOff(Duration.ofMillis(5), Duration.ofMillis(20)));
    return opened(Worker.start("echo", handler, quick));
  }

  private WorkerSettings quiet() {
    return WorkerSettings.of(broker.address()).withHeartbeat(NEVER);
  }

  private static List<byte[]> echo(Request request) {
    return request.body();
  }

  /** Answers once the test allows it. */
  private List<byte[]> slowly(Request request) throws InterruptedException {
    begun.add(request);
    mayEnd.acquire();
    return request.body();
  }

  private Request nextBegun() throws InterruptedException {
    var request = begun.poll(10, TimeUnit.SECONDS);
    assertThat(request).as("a request that the handler works on").isNotNull();
    return request;
  }

  private static List<byte[]> body(String text) {
    return List.of(text.getBytes(UTF_8));
  }

  private static String text(List<byte[]> body) {
    return String.join("|", body.stream().map(frame -> new String(frame, UTF_8)).toList());
  }

  /** A connection on which the worker has said READY. */
  private static ScriptedPeer ready(ScriptedBroker at) {
    var peer = at.nextPeer();
    assertThat(((Ready) peer.next()).service()).isEqualTo("echo");
    return peer;
  }

  private static void expectReply(ScriptedPeer peer, String address, String body) {
    var reply = (Final) peer.next();
    assertThat(new String(reply.address(), UTF_8)).isEqualTo(address);
    assertThat(text(reply.body())).isEqualTo(body);
  }

  @Test
  @DisplayName(
      "AP-04, MD-10: says READY once, first on each connection, without options by default")
  void saysReadyOnceOnEachConnection() {
    var worker = worker(WorkerTest::echo, quiet());

    var ready = (Ready) broker.nextPeer().next();

    assertThat(ready.version()).isEqualTo(MdpVersion.V0_2);
    assertThat(ready.service()).isEqualTo("echo");
    assertThat(ready.options()).isEmpty();
    await().until(() -> worker.broker().isPresent());
    assertThat(worker.broker()).hasToString("Optional[" + broker.address() + "]");
  }

  @Test
  void saysInReadyWhatItIsToldToSay() throws Exception {
    worker(
        WorkerTest::echo, quiet().withCredit(4).withWeight(3).withAtMostOnce().withToken("secret"));

    var ready = (Ready) broker.nextPeer().next();

    assertThat(ReadyOptions.parse(ready.options()))
        .isEqualTo(new ReadyOptions(4, 3, true, "secret"));
  }

  @Test
  @DisplayName("AP-05: answers each request to the address that it came with")
  void answersToTheAddressOfTheRequest() {
    worker(WorkerTest::echo, quiet());
    var peer = ready(broker);

    for (int number = 0; number < 3; number++) {
      peer.request("requester " + number, "body " + number);
      expectReply(peer, "requester " + number, "body " + number);
    }
  }

  @Test
  @DisplayName("MD-15: speaks version 0.1 if asked to, parts in one reply")
  void speaksTheFirstVersionIfAskedTo() {
    worker(
        request -> {
          request.part(body("part"));
          return request.body();
        },
        quiet().withVersion(MdpVersion.V0_1));
    var peer = broker.nextPeer();
    assertThat(((Ready) peer.next()).version()).isEqualTo(MdpVersion.V0_1);

    peer.send(new WorkerMessage.Request(MdpVersion.V0_1, "a".getBytes(UTF_8), body("last")));

    expectReply(peer, "a", "part|last");
  }

  @Test
  @DisplayName("M2-01: sends parts in order, then the last")
  void sendsPartsAndThenTheLast() {
    worker(
        request -> {
          assertThat(request.part(body("1"))).isTrue();
          assertThat(request.part(body("2"))).isTrue();
          return body("3");
        },
        quiet());
    var peer = ready(broker);

    peer.request("a", "count");

    assertThat(text(((Partial) peer.next()).body())).isEqualTo("1");
    assertThat(text(((Partial) peer.next()).body())).isEqualTo("2");
    expectReply(peer, "a", "3");
  }

  @Test
  void worksOnAsManyRequestsAtOnceAsItsCreditSays() throws Exception {
    worker(this::slowly, quiet().withCredit(3));
    var peer = ready(broker);
    for (var address : List.of("a", "b", "c", "d")) {
      peer.request(address, "body of " + address);
    }
    nextBegun();
    nextBegun();
    nextBegun();

    assertThat(begun).isEmpty();
    mayEnd.release();
    nextBegun();
    mayEnd.release(3);

    var answered = new ArrayList<String>();
    for (int reply = 0; reply < 4; reply++) {
      answered.add(text(((Final) peer.next()).body()));
    }
    assertThat(answered)
        .containsExactlyInAnyOrder("body of a", "body of b", "body of c", "body of d");
  }

  @Test
  @DisplayName("AP-04, MD-17: says HEARTBEAT whenever it was silent for an interval")
  void saysThatItLives() {
    worker(WorkerTest::echo, quiet().withHeartbeat(OFTEN).withLiveness(1000));
    var peer = ready(broker);

    for (int beat = 0; beat < 5; beat++) {
      assertThat(peer.nextOfAny()).isInstanceOf(Heartbeat.class);
    }
  }

  @Test
  @DisplayName("MO-12 in place of AP-07: says that it lives while the handler works")
  void saysThatItLivesWhileItWorks() throws Exception {
    worker(this::slowly, quiet().withHeartbeat(OFTEN).withLiveness(1));
    var peer = ready(broker);
    peer.request("a", "long work");
    nextBegun();

    // Many times the broker's patience, and the broker is as silent as stock ones to busy workers.
    for (int beat = 0; beat < 10; beat++) {
      assertThat(peer.nextOfAny()).isInstanceOf(Heartbeat.class);
    }
    mayEnd.release();

    expectReply(peer, "a", "long work");
  }

  @Test
  @DisplayName("AP-04: gives a broker up after three silent intervals, and tries again")
  void givesUpABrokerThatIsSilent() {
    worker(WorkerTest::echo, quiet().withHeartbeat(OFTEN));
    var silent = ready(broker);

    silent.awaitEnd();

    var again = ready(broker);
    again.request("a", "b");
    expectReply(again, "a", "b");
  }

  @Test
  @DisplayName("AP-04: any message keeps a broker alive")
  void staysWithABrokerThatBeats() {
    worker(WorkerTest::echo, quiet().withHeartbeat(OFTEN).withLiveness(50));
    var peer = ready(broker);

    for (int beat = 0; beat < 70; beat++) {
      assertThat(peer.nextOfAny()).isInstanceOf(Heartbeat.class);
      peer.heartbeat();
    }

    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("AP-06, MD-14: on DISCONNECT closes the connection and says READY on a new one")
  void comesBackAfterDisconnect() {
    worker(WorkerTest::echo, quiet());
    var first = ready(broker);
    first.heartbeat();
    first.disconnect();

    first.awaitEnd();
    var second = ready(broker);
    second.request("a", "b");
    expectReply(second, "a", "b");
    assertThat(first.waiting()).isZero();
  }

  @Test
  void goesToTheNextBrokerWhenItIsSentAway() throws IOException {
    var other = opened(ScriptedBroker.open());
    worker(
        WorkerTest::echo,
        WorkerSettings.of(broker.address(), other.address()).withHeartbeat(NEVER));
    var first = ready(broker);
    first.heartbeat();

    first.disconnect();

    ready(other);
    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  void goesToTheNextBrokerWhenTheConnectionBreaks() throws IOException {
    var other = opened(ScriptedBroker.open());
    worker(
        WorkerTest::echo,
        WorkerSettings.of(
                "127.0.0.1:" + ScriptedBroker.deadPort(), broker.address(), other.address())
            .withHeartbeat(NEVER));

    ready(broker).close();

    var peer = ready(other);
    peer.request("a", "b");
    expectReply(peer, "a", "b");
  }

  @Test
  @DisplayName("AP-06: ignores what is malformed or not for workers, and goes on")
  void ignoresWhatItDoesNotUnderstand() {
    worker(WorkerTest::echo, quiet());
    var peer = ready(broker);

    peer.sendText("garbage");
    peer.sendText("MDPW02", "\2");
    peer.sendText("MDPW02", "\2", "a", "not empty", "body");
    peer.sendText("MDPW02", "\11");
    peer.sendText("", "MDPW01", "\2", "a", "", "of the other version");
    peer.replies("echo", "for requesters");
    peer.send(new Ready(MdpVersion.V0_2, "echo", new byte[0]));
    peer.request("a", "b");

    expectReply(peer, "a", "b");
    assertThat(broker.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("AP-04: drops a reply whose connection was lost, and says it to nobody else")
  void dropsAReplyWhoseConnectionWasLost() throws Exception {
    worker(this::slowly, quiet().withCredit(2));
    var first = ready(broker);
    first.request("a", "old");
    var old = nextBegun();
    first.close();
    var second = ready(broker);
    await().until(() -> !old.wanted());

    mayEnd.release(2);
    second.request("b", "new");

    expectReply(second, "b", "new");
    assertThat(second.waiting()).isZero();
  }

  @Test
  void comesBackOnlyOnceAThreadIsFree() throws Exception {
    worker(this::slowly, quiet());
    var first = ready(broker);
    first.request("a", "old");
    first.request("b", "waits");
    var old = nextBegun();
    first.close();
    await().until(() -> !old.wanted());
    assertThat(broker.connections()).isEqualTo(1);

    mayEnd.release();

    var second = ready(broker);
    second.request("c", "new");
    assertThat(text(nextBegun().body())).as("what waited was given to another").isEqualTo("new");
    mayEnd.release();
    expectReply(second, "c", "new");
  }

  @Test
  void tellsAHandlerThatNobodyWantsItsParts() throws Exception {
    var wanted = new LinkedBlockingQueue<Boolean>();
    worker(
        request -> {
          begun.add(request);
          mayEnd.acquire();
          wanted.add(request.part(body("part")));
          return request.body();
        },
        quiet());
    var peer = ready(broker);
    peer.request("a", "b");
    var request = nextBegun();
    peer.close();
    await().until(() -> !request.wanted());

    mayEnd.release();

    assertThat(wanted.poll(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void givesTheConnectionUpWhenItsHandlerThrows() {
    var calls = new AtomicInteger();
    worker(
        request -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("of the test");
          }
          return request.body();
        },
        quiet());
    var first = ready(broker);

    first.request("a", "b");
    first.awaitEnd();

    assertThat(first.waiting()).as("no answer is made up").isZero();
    var second = ready(broker);
    second.request("a", "b");
    expectReply(second, "a", "b");
  }

  @Test
  void countsAReplyThatCannotBeSentAsAFailure() {
    var replies = new LinkedBlockingQueue<List<byte[]>>();
    replies.add(List.of());
    replies.add(List.of(new byte[5 << 20]));
    replies.add(body("fine"));
    worker(request -> replies.remove(), quiet());

    for (int failure = 0; failure < 2; failure++) {
      var peer = ready(broker);
      peer.request("a", "b");
      peer.awaitEnd();
    }
    var peer = ready(broker);
    peer.request("a", "b");
    expectReply(peer, "a", "fine");
  }

  @Test
  @DisplayName("MO-11: at its stop answers what it has in hand, says DISCONNECT, and ends")
  void stopsOnceItHasAnswered() throws Exception {
    var worker = worker(this::slowly, quiet());
    var peer = ready(broker);
    peer.request("a", "in hand");
    nextBegun();

    worker.stop();
    mayEnd.release();

    expectReply(peer, "a", "in hand");
    assertThat(peer.next()).isInstanceOf(Disconnect.class);
    peer.awaitEnd();
    worker.await();
    assertThat(worker.broker()).isEmpty();
  }

  @Test
  void takesNothingNewOnceItIsToStop() throws Exception {
    var worker = worker(this::slowly, quiet().withCredit(2));
    var peer = ready(broker);
    peer.request("a", "in hand");
    nextBegun();
    worker.stop();
    peer.request("b", "too late");
    mayEnd.release(2);

    expectReply(peer, "a", "in hand");
    assertThat(peer.next()).isInstanceOf(Disconnect.class);
    worker.await();
    assertThat(begun).isEmpty();
  }

  @Test
  @DisplayName("MO-11: says DISCONNECT also when its time to stop is over, and interrupts the work")
  void stopsInTimeInAnyCase() throws Exception {
    var worker = worker(this::slowly, quiet().withStopWithin(OFTEN));
    var peer = ready(broker);
    peer.request("a", "endless");
    nextBegun();

    worker.close();

    assertThat(peer.next()).isInstanceOf(Disconnect.class);
    peer.awaitEnd();
  }

  @Test
  void stopsWhileItLooksForABroker() throws Exception {
    var worker =
        worker(WorkerTest::echo, WorkerSettings.of("127.0.0.1:" + ScriptedBroker.deadPort()));

    worker.close();
    worker.close();

    assertThat(worker.broker()).isEmpty();
  }

  @Test
  void isNotKnockedOverByABrokerThatSendsItAwayAtOnce() {
    worker(WorkerTest::echo, quiet());

    for (int time = 0; time < 5; time++) {
      ready(broker).disconnect();
    }

    var peer = ready(broker);
    peer.request("a", "b");
    expectReply(peer, "a", "b");
  }

  @Test
  void refusesWhatABrokerWouldSendItAwayFor() {
    assertThatThrownBy(() -> Worker.start("mmi.echo", WorkerTest::echo, broker.address()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Worker.start("", WorkerTest::echo, broker.address()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Worker.start("echo", WorkerTest::echo, quiet().withCredit(5000)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("credit");
    assertThat(broker.connections()).isZero();
  }
}
