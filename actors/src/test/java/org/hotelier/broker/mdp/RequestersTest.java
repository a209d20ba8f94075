package org.hotelier.broker.mdp;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hotelier.broker.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The requester's side of MDP: MD-01 to MD-06, MD-46, M2-01 to M2-03. */
class RequestersTest {
  private final MdpFixture broker = new MdpFixture();

  @Test
  @DisplayName("MD-01, MD-02: one REQUEST, one REPLY that names the same service")
  void repliesOnce() {
    var worker = broker.worker("echo");
    var requester = broker.connect();

    requester.asks("echo", "Hello", "you");

    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e Hello you");
    worker.replies("World", "me");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World me");
  }

  @Test
  @DisplayName("MD-01: a DEALER may have many requests outstanding; replies come as they are done")
  void keepsManyRequestsOfOneRequester() {
    var one = broker.worker("echo");
    var two = broker.worker("echo");
    var requester = broker.connect();

    requester.asks("echo", "1");
    requester.asks("echo", "2");
    one.hears();
    two.hears();
    two.replies("second");
    one.replies("first");

    assertThat(requester.hears()).containsExactly("e MDPC01 echo second", "e MDPC01 echo first");
  }

  @Test
  @DisplayName("MD-03: a request waits for a worker that comes later")
  void queuesUntilAWorkerComes() {
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    broker.pass(ofSeconds(1));

    var worker = broker.worker("echo");

    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e Hello");
    worker.replies("World");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
  }

  @Test
  @DisplayName(
      "MD-03, MD-46: a request nobody serves expires in silence, counted; its service goes")
  void expiresWhatNobodyServes() {
    var requester = broker.connect();
    requester.asks("nobody", "Hello");

    broker.pass(ofSeconds(61));
    var worker = broker.worker("nobody");

    assertThat(requester.hears()).isEmpty();
    assertThat(worker.hears()).isEmpty();
    var counts = broker.exchange().counts();
    assertThat(counts.refused(Refusal.NO_GUEST) + counts.refused(Refusal.EXPIRED)).isEqualTo(1);
    broker.disconnect(worker);
    broker.pass(ofSeconds(61));
    assertThat(broker.exchange().services()).isEmpty();
  }

  @Test
  @DisplayName("MD-04, MO-15: a requester that floods does not keep another one waiting")
  void servesRequestersInTurn() {
    var worker = broker.worker("echo");
    var flood = broker.connect();
    var other = broker.connect();
    for (int n = 0; n < 1_000; n++) {
      flood.asks("echo", "flood" + n);
    }
    other.asks("echo", "a word");

    int served = 0;
    while (other.hears().isEmpty() && served++ < 10) {
      worker.hears();
      worker.replies("done");
    }

    assertThat(served).isLessThanOrEqualTo(3);
  }

  @Test
  @DisplayName("4e, client dies: what it asked for is dropped, and the late reply is counted")
  void dropsTheRequestsOfARequesterThatLeaves() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "running");
    requester.asks("echo", "queued");
    worker.hears();

    broker.disconnect(requester);
    worker.replies("for nobody");

    assertThat(worker.hears()).isEmpty();
    assertThat(requester.hears()).isEmpty();
    assertThat(broker.exchange().counts().late()).isEqualTo(1);
    broker.connect().asks("echo", "next");
    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e next");
  }

  @Test
  @DisplayName("M2-01: three PARTIALs and a FINAL arrive in order, and nothing after them")
  void passesPartsOn() {
    var worker = broker.worker02("echo");
    var requester = broker.connect();

    requester.asks02("echo", "Hello");

    assertThat(worker.hears()).containsExactly("MDPW02 02 T e Hello");
    worker.part02("1");
    worker.part02("2", "b");
    worker.part02("3");
    worker.final02("4");
    worker.part02("late");
    worker.final02("late");
    assertThat(requester.hears())
        .containsExactly(
            "MDPC02 02 echo 1", "MDPC02 02 echo 2 b", "MDPC02 02 echo 3", "MDPC02 03 echo 4");
  }

  @Test
  @DisplayName("M2-03: requesters and workers of both versions are mixed on one port")
  void tellsTheVersionsApart() {
    var old = broker.worker("old");
    var recent = broker.worker02("recent");
    var requester = broker.connect();

    requester.asks("old", "1");
    requester.asks02("old", "2");
    requester.asks("recent", "3");
    requester.asks02("recent", "4");
    assertThat(old.hears()).containsExactly("e MDPW01 02 T e 1");
    old.replies("a");
    assertThat(old.hears()).containsExactly("e MDPW01 02 T e 2");
    old.replies("b");
    assertThat(recent.hears()).containsExactly("MDPW02 02 T e 3");
    recent.final02("c");
    assertThat(recent.hears()).containsExactly("MDPW02 02 T e 4");
    recent.final02("d");

    assertThat(requester.hears())
        .containsExactly(
            "e MDPC01 old a", "MDPC02 03 old b", "e MDPC01 recent c", "MDPC02 03 recent d");
  }

  @Test
  @DisplayName("MD-06, M2-01: a 0.1 requester gets all parts in one REPLY")
  void gathersPartsForA01Requester() {
    var worker = broker.worker02("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();

    worker.part02("1", "a");
    worker.part02("2");
    assertThat(requester.hears()).isEmpty();
    worker.final02("3");

    assertThat(requester.hears()).containsExactly("e MDPC01 echo 1 a 2 3");
  }

  @Test
  @DisplayName("gathered parts are bounded: what grows too large is dropped as TooLarge")
  void boundsWhatItGathers() {
    var worker = broker.worker02("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();
    var mebibyte = "x".repeat(1 << 20);

    for (int n = 0; n < 6; n++) {
      worker.part02(mebibyte);
    }
    worker.final02("end");

    assertThat(requester.hears()).isEmpty();
    assertThat(broker.exchange().counts().refused(Refusal.TOO_LARGE)).isEqualTo(1);
    requester.asks("echo", "again");
    worker.hears();
    worker.final02("fine");
    assertThat(requester.hears()).containsExactly("e MDPC01 echo fine");
  }

  @Test
  @DisplayName("gathered parts are bounded in number as well")
  void boundsEmptyParts() {
    var worker = broker.worker02("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();
    var messages = new ArrayList<List<byte[]>>();
    for (int n = 0; n < 300_000; n++) {
      messages.add(
          List.of(
              FakePeer.b("MDPW02"), FakePeer.b("\3"), worker.address(), new byte[0], new byte[0]));
    }

    worker.saysAtOnce(messages);
    worker.final02("end");

    assertThat(requester.hears()).isEmpty();
    assertThat(broker.exchange().counts().refused(Refusal.TOO_LARGE)).isEqualTo(1);
  }

  @Test
  @DisplayName("M2-01: after a first part went out a lost worker's request is not tried again")
  void doesNotBeginAPartialReplyAnew() {
    var worker = broker.worker02("echo");
    var requester = broker.connect();
    requester.asks02("echo", "Hello");
    worker.hears();
    worker.part02("1");
    var other = broker.worker02("echo");

    broker.disconnect(worker);

    assertThat(other.hears()).isEmpty();
    assertThat(requester.hears()).containsExactly("MDPC02 02 echo 1");
    assertThat(broker.exchange().counts().refused(Refusal.GUEST_LOST)).isEqualTo(1);
  }

  @Test
  @DisplayName("4e, slow requester: its replies are dropped and counted, others are served")
  void dropsTheRepliesOfARequesterThatDoesNotRead() {
    var worker = broker.worker02("echo");
    var slow = broker.connect();
    slow.asks02("echo", "Hello");
    slow.stopReading();
    worker.hears();

    worker.part02("1");
    worker.part02("2");
    worker.final02("3");

    assertThat(broker.count(Mishap.SLOW_REQUESTER)).isEqualTo(1);
    assertThat(slow.closing()).isFalse();
    var other = broker.connect();
    other.asks02("echo", "Hello");
    worker.hears();
    worker.final02("World");
    assertThat(other.hears()).containsExactly("MDPC02 03 echo World");
  }

  @Test
  @DisplayName("one connection may be requester and worker")
  void servesAPeerThatIsBoth() {
    var both = broker.worker("echo");

    both.asks("echo", "Hello me");

    assertThat(both.hears()).containsExactly("e MDPW01 02 T e Hello me");
    both.replies("World");
    assertThat(both.hears()).containsExactly("e MDPC01 echo World");
  }

  @Test
  @DisplayName("M2-01: a requester that sends PARTIAL or FINAL is ignored and counted")
  void dropsWhatIsNotARequestersToSay() {
    var requester = broker.connect();

    requester.says("MDPC02", "\2", "echo", "x");
    requester.says("MDPC02", "\3", "echo", "x");

    assertThat(requester.hears()).isEmpty();
    assertThat(broker.count(Mishap.UNEXPECTED)).isEqualTo(2);
  }
}
