package org.hotelier.broker.mdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.broker.mdp.FakePeer.message;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worker's side of MDP: origins.md MD-10 to MD-19, MD-40 to MD-50, MO-09, MO-17. */
class WorkersTest {
  private static final String DISCONNECT = "e MDPW01 05";
  private static final String DISCONNECT_0_2 = "MDPW02 06";

  private final MdpFixture broker = new MdpFixture();

  @Test
  @DisplayName("MD-10: READY is not answered, and makes a guest of its service")
  void registersAWorkerInSilence() {
    var worker = broker.worker("echo");

    assertThat(worker.hears()).isEmpty();
    assertThat(broker.exchange().knows("echo")).isTrue();
  }

  @Test
  @DisplayName("MD-11: a second READY is answered by DISCONNECT and nothing more")
  void sendsAWorkerAwayThatIsReadyTwice() {
    var worker = broker.worker("echo");

    worker.ready("echo");
    worker.ready("echo");
    worker.says("", "MDPW01", "\4");

    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(broker.exchange().knows("echo")).isFalse();
    assertThat(broker.count(Mishap.UNEXPECTED)).isEqualTo(1);
    assertThat(broker.count(Mishap.AFTER_END)).isEqualTo(2);
  }

  @Test
  @DisplayName("MD-11: the request of a worker that is ready twice goes to another")
  void handsTheRequestOfAWorkerSentAwayToAnother() {
    var first = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    assertThat(first.hears()).containsExactly("e MDPW01 02 T e Hello");
    var second = broker.worker("echo");

    first.ready("echo");

    assertThat(second.hears()).containsExactly("e MDPW01 02 T e Hello");
    second.replies("World");
    first.replies("too late");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
  }

  @Test
  @DisplayName("MD-11, MD-43: HEARTBEAT from a worker nobody knows is answered by DISCONNECT, once")
  void tellsAnUnknownWorkerToStartAnew() {
    var worker = broker.connect();

    worker.saysAtOnce(List.of(message("", "MDPW01", "\4"), message("", "MDPW01", "\4")));

    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(broker.count(Mishap.UNKNOWN_WORKER)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "MD-11: every other command before READY is answered by DISCONNECT, as it was spoken")
  void sendsAwayWhoeverSpeaksBeforeReady() {
    for (var early :
        List.of(
            message("", "MDPW01", "\3", "12345678", "", "x"),
            message("", "MDPW01", "\2", "12345678", "", "x"))) {
      var worker = broker.connect();
      worker.says(early);
      assertThat(worker.hears()).containsExactly(DISCONNECT);
    }
    for (var early :
        List.of(
            message("MDPW02", "\3", "12345678", "", "x"),
            message("MDPW02", "\4", "12345678", "", "x"),
            message("MDPW02", "\5"))) {
      var worker = broker.connect();
      worker.says(early);
      assertThat(worker.hears()).containsExactly(DISCONNECT_0_2);
    }
  }

  @Test
  @DisplayName("MD-11: a worker that sends a worker's REQUEST, or the other version, is sent away")
  void sendsAwayWhoeverSaysWhatIsNotAWorkersToSay() {
    var worker = broker.worker("echo");
    worker.says("", "MDPW01", "\2", "12345678", "", "x");
    assertThat(worker.hears()).containsExactly(DISCONNECT);

    var other = broker.worker("echo");
    other.says("MDPW02", "\5");
    assertThat(other.hears()).containsExactly(DISCONNECT);
  }

  @Test
  @DisplayName("MD-12: a malformed message is dropped and counted, and concerns nobody else")
  void dropsWhatIsMalformed() {
    var stranger = broker.connect();
    var worker = broker.worker("echo");

    stranger.says("GET / HTTP/1.1");
    stranger.says("", "MDPW01");
    stranger.asks("echo", "still heard");

    assertThat(stranger.hears()).isEmpty();
    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e still heard");
    assertThat(broker.count(Mishap.MALFORMED)).isEqualTo(2);
  }

  @Test
  @DisplayName("MD-12, MD-49: a worker that sends a malformed message is no worker any more")
  void sendsAWorkerAwayThatIsMalformed() {
    var worker = broker.worker("echo");

    worker.says("", "MDPW01", "\3");

    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(broker.exchange().knows("echo")).isFalse();
  }

  @Test
  @DisplayName(
      "MD-13: a worker that says DISCONNECT hears nothing more; its request goes to another")
  void letsAWorkerGo() {
    var worker = broker.worker("echo");
    broker.connect().asks("echo", "Hello");
    var other = broker.worker("echo");
    worker.hears();

    worker.says("", "MDPW01", "\5");
    worker.ready("echo");

    assertThat(worker.hears()).isEmpty();
    assertThat(other.hears()).containsExactly("e MDPW01 02 T e Hello");
    assertThat(broker.left()).containsExactly("it said DISCONNECT");
  }

  @Test
  @DisplayName("MD-13: DISCONNECT before READY ends a conversation that had not begun")
  void hearsOutWhoLeavesBeforeItCame() {
    var worker = broker.connect();

    worker.says("", "MDPW01", "\5");
    worker.ready("echo");

    assertThat(worker.hears()).isEmpty();
    assertThat(broker.exchange().knows("echo")).isFalse();
    assertThat(broker.count(Mishap.AFTER_END)).isEqualTo(1);
  }

  @Test
  @DisplayName("MD-14: a worker that was sent away is welcome on a new connection, on no other")
  void takesAWorkerBackOnANewConnection() {
    var worker = broker.connect();
    worker.says("", "MDPW01", "\4");
    worker.ready("echo");
    assertThat(broker.exchange().knows("echo")).isFalse();

    broker.worker("echo");

    assertThat(broker.exchange().knows("echo")).isTrue();
  }

  @Test
  @DisplayName(
      "failure table: under a broker that restarts, stock workers are back in a round trip")
  void bringsWorkersBackAfterARestart() {
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    var worker = broker.inherit();

    worker.says("", "MDPW01", "\4");
    assertThat(worker.hears()).containsExactly(DISCONNECT);
    var again = broker.worker("echo");

    assertThat(again.hears()).containsExactly("e MDPW01 02 T e Hello");
  }

  @Test
  @DisplayName("the answer to a request of the broker before this one is no answer here")
  void doesNotKnowTheRequestsOfAnEarlierBroker() {
    var requester = broker.connect();
    var worker = broker.worker("echo");
    requester.asks("echo", "Hello");
    worker.hears();
    var returning = broker.inherit();

    returning.address(worker.address());
    returning.replies("World");

    assertThat(returning.hears()).containsExactly(DISCONNECT);
    assertThat(requester.hears()).isEmpty();
  }

  @Test
  @DisplayName("MD-15, MO-17: a worker's REQUEST has one address and one empty frame")
  void writesTheRfcLayout() {
    var worker = broker.worker("echo");
    broker.connect().asks("echo", "a", "b");

    var request = worker.hearsRaw().get(0);

    assertThat(request).hasSize(7);
    assertThat(request.get(0)).isEmpty();
    assertThat(request.get(1)).isEqualTo(FakePeer.b("MDPW01"));
    assertThat(request.get(2)).containsExactly(2);
    assertThat(request.get(3)).hasSize(8);
    assertThat(request.get(4)).isEmpty();
    assertThat(request.get(5)).isEqualTo(FakePeer.b("a"));
    assertThat(request.get(6)).isEqualTo(FakePeer.b("b"));
  }

  @Test
  @DisplayName(
      "MD-18, MD-47: the request of a worker whose connection ends goes to another at once")
  void handsTheRequestOfALostWorkerToAnother() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    var other = broker.worker("echo");

    broker.disconnect(worker);

    assertThat(other.hears()).containsExactly("e MDPW01 02 T e Hello");
    other.replies("World");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
  }

  @Test
  @DisplayName("MD-19, MD-44: READY for a reserved service is answered by DISCONNECT")
  void keepsReservedServicesToItself() {
    var worker = broker.worker("mmi.x");
    var other = broker.worker02("mmi.service");

    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(other.hears()).containsExactly(DISCONNECT_0_2);
    assertThat(broker.count(Mishap.READY_REFUSED)).isEqualTo(2);
  }

  @Test
  @DisplayName("MD-41: the worker that waits longest is next, requests of a service in order")
  void choosesTheWorkerThatWaitsLongest() {
    var one = broker.worker("echo");
    var two = broker.worker("echo");
    var requester = broker.connect();

    requester.asks("echo", "1");
    requester.asks("echo", "2");
    requester.asks("echo", "3");
    assertThat(one.hears()).containsExactly("e MDPW01 02 T e 1");
    assertThat(two.hears()).containsExactly("e MDPW01 02 T e 2");
    two.replies("2");
    assertThat(two.hears()).containsExactly("e MDPW01 02 T e 3");
    one.replies("1");
    two.replies("3");
    requester.asks("echo", "4");

    assertThat(one.hears()).containsExactly("e MDPW01 02 T e 4");
    assertThat(two.hears()).isEmpty();
  }

  @Test
  @DisplayName("MO-05: ten workers, ten requests, each worker is used once")
  void givesEachWorkerOne() {
    var workers = Stream.generate(() -> broker.worker("echo")).limit(10).toList();
    var requester = broker.connect();

    for (int n = 0; n < 10; n++) {
      requester.asks("echo", "x");
    }

    assertThat(workers).allSatisfy(worker -> assertThat(worker.hears()).hasSize(1));
  }

  @Test
  @DisplayName("MD-48: a REPLY of a worker that holds nothing is dropped and counted")
  void dropsAReplyNobodyWaitsFor() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();

    worker.replies("World");
    worker.replies("World again");

    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
    assertThat(worker.hears()).isEmpty();
    assertThat(broker.exchange().counts().late()).isEqualTo(1);
  }

  @Test
  @DisplayName("MD-48: a REPLY to an address that is not the worker's own is dropped and counted")
  void dropsAForgedReply() {
    var worker = broker.worker("echo");
    var forger = broker.worker("other");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();

    forger.address(worker.address());
    forger.replies("forged");
    forger.address(FakePeer.b("bad"));
    forger.replies("forged");

    assertThat(requester.hears()).isEmpty();
    assertThat(forger.hears()).isEmpty();
    assertThat(broker.exchange().counts().late()).isEqualTo(2);
    worker.replies("World");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
  }

  @Test
  @DisplayName("MD-50: five requests, one worker: all are served, each by its own service")
  void servesTheQueueAfterEachReply() {
    var worker = broker.worker("echo");
    var worker02 = broker.worker02("other");
    var requester = broker.connect();

    for (int n = 0; n < 5; n++) {
      requester.asks("echo", "e" + n);
      requester.asks("other", "o" + n);
    }
    for (int n = 0; n < 5; n++) {
      assertThat(worker.hears()).containsExactly("e MDPW01 02 T e e" + n);
      worker.replies("e" + n);
      assertThat(worker02.hears()).containsExactly("MDPW02 02 T e o" + n);
      worker02.final02("o" + n);
      assertThat(requester.hears()).containsExactly("e MDPC01 echo e" + n, "e MDPC01 other o" + n);
    }
  }

  @Test
  void givesAWorkerAsManyRequestsAsItHasCredit() {
    var worker = broker.connect();
    worker.says("", "MDPW01", "\1", "echo", "credit=3");
    var requester = broker.connect();

    for (int n = 0; n < 5; n++) {
      requester.asks("echo", "x" + n);
    }

    assertThat(worker.hears()).hasSize(3);
    worker.replies("x2");
    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e x3");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo x2");
  }

  @Test
  void neverHandsTheRequestOfAnAtMostOnceWorkerToAnother() {
    var worker = broker.connect();
    worker.says("", "MDPW01", "\1", "echo", "at-most-once");
    var requester = broker.connect();
    requester.asks("echo", "once");
    var other = broker.worker("echo");

    broker.disconnect(worker);

    assertThat(other.hears()).isEmpty();
    assertThat(requester.hears()).isEmpty();
  }

  @Test
  void refusesReadyWithOptionsItCannotRead() {
    var worker = broker.connect();

    worker.says("", "MDPW01", "\1", "echo", "credit=0");

    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(broker.exchange().knows("echo")).isFalse();
    assertThat(broker.count(Mishap.READY_REFUSED)).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "4e, slow worker: one that does not read is disconnected, its request goes to another")
  void disconnectsAWorkerThatDoesNotRead() {
    var slow = broker.worker("echo");
    slow.stopReading();
    var other = broker.worker("echo");
    var requester = broker.connect();

    requester.asks("echo", "Hello");

    assertThat(slow.closing()).isTrue();
    assertThat(broker.count(Mishap.SLOW_WORKER)).isEqualTo(1);
    assertThat(other.hears()).containsExactly("e MDPW01 02 T e Hello");
    broker.disconnect(slow);
    other.replies("World");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
  }
}
