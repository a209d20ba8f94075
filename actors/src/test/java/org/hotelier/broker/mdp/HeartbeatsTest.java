package org.hotelier.broker.mdp;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signs of life both ways, and what their absence means: MD-16, MD-17, MD-42, MD-45, MO-07. */
class HeartbeatsTest {
  private static final String BEAT = "e MDPW01 04";

  private final MdpFixture broker = new MdpFixture();

  @Test
  @DisplayName("MD-17, MO-07: a worker hears from the broker in every interval")
  void beatsEveryInterval() {
    var worker = broker.worker("echo");
    for (int n = 0; n < 3; n++) {
      broker.pass(ofMillis(2480));
      assertThat(worker.hears()).isEmpty();
      broker.pass(ofMillis(20));
      assertThat(worker.hears()).containsExactly(BEAT);
    }
  }

  @Test
  @DisplayName("MD-16: a request that was sent stands for a heartbeat")
  void doesNotBeatWhereItHasJustSpoken() {
    var worker = broker.worker("echo");
    broker.pass(ofSeconds(2));
    broker.connect().asks("echo", "x");
    assertThat(worker.hears()).hasSize(1);

    broker.pass(ofMillis(2480));
    assertThat(worker.hears()).isEmpty();
    broker.pass(ofMillis(20));
    assertThat(worker.hears()).containsExactly(BEAT);
  }

  @Test
  @DisplayName("4f: a worker's own rate is adopted: each of its heartbeats is answered at once")
  void answersABeatOfAnyRate() {
    var fast = broker.worker("echo");
    var slow = broker.worker02("echo");
    for (int n = 0; n < 30; n++) {
      for (int m = 0; m < 10; m++) {
        broker.pass(ofMillis(100));
        fast.says("", "MDPW01", "\4");
        assertThat(fast.hears()).as("beat %d of second %d", m, n).contains(BEAT);
      }
      slow.says("MDPW02", "\5");
      assertThat(slow.hears()).as("second %d", n).contains("MDPW02 05");
    }
    assertThat(broker.left()).isEmpty();
  }

  @Test
  @DisplayName("4f: a fast worker that falls silent still hears the broker at its own rate")
  void beatsAtTheRateItHasLearned() {
    var worker = broker.worker("echo");
    beat(worker, ofMillis(200), 60);
    broker.connect().asks("echo", "a long job");
    worker.hears();

    broker.pass(ofSeconds(4));

    assertThat(worker.hears()).hasSizeBetween(15, 20).containsOnly(BEAT);
  }

  @Test
  @DisplayName("two who answer each heartbeat do not go on for ever")
  void doesNotAnswerAnAnswer() {
    var worker = broker.worker("echo");
    broker.pass(ofMillis(2500));
    assertThat(worker.hears()).containsExactly(BEAT);

    worker.says("", "MDPW01", "\4");

    assertThat(worker.hears()).isEmpty();
  }

  @Test
  @DisplayName("MD-17: an idle worker that is silent for three of its intervals is sent away")
  void endsTheLeaseOfASilentWorker() {
    var worker = broker.worker("echo");
    beat(worker, ofMillis(2500), 3);
    worker.hears();

    broker.pass(ofMillis(7400));
    assertThat(broker.exchange().knows("echo")).isTrue();
    broker.pass(ofMillis(200));

    assertThat(broker.exchange().knows("echo")).isFalse();
    assertThat(worker.hears()).containsExactly(BEAT, BEAT, BEAT, "e MDPW01 05");
  }

  @Test
  @DisplayName("MD-17: a worker that was sent away in its sleep hears nothing more, then is closed")
  void closesTheConnectionOfAWorkerThatDoesNotGo() {
    var worker = broker.worker("echo");
    broker.pass(ofSeconds(11));
    assertThat(worker.hears()).contains("e MDPW01 05");

    worker.says("", "MDPW01", "\4");
    broker.pass(ofSeconds(5));
    assertThat(worker.hears()).isEmpty();
    assertThat(worker.closing()).isFalse();
    broker.pass(ofSeconds(5));

    assertThat(worker.closing()).isTrue();
    broker.disconnect(worker);
    assertThat(broker.left()).hasSize(1);
  }

  @Test
  void closesTheConnectionOfAnUnknownWorkerThatDoesNotGo() {
    var worker = broker.connect();
    worker.says("", "MDPW01", "\4");

    broker.pass(ofMillis(7400));
    assertThat(worker.closing()).isFalse();
    broker.pass(ofMillis(200));

    assertThat(worker.closing()).isTrue();
  }

  @Test
  @DisplayName("MD-45: a live worker does not shield a dead one that came after it")
  void endsEachLeaseOnItsOwn() {
    var alive = broker.worker("echo");
    var dead = broker.worker("echo");
    var alsoAlive = broker.worker("echo");
    for (int n = 0; n < 5; n++) {
      broker.pass(ofMillis(2500));
      alive.says("", "MDPW01", "\4");
      alsoAlive.says("", "MDPW01", "\4");
    }

    assertThat(dead.hears()).contains("e MDPW01 05");
    assertThat(alive.hears()).doesNotContain("e MDPW01 05");
    assertThat(alsoAlive.hears()).doesNotContain("e MDPW01 05");
  }

  @Test
  @DisplayName("AP-07, MO-12: a worker that is silent while it works stays, and its reply counts")
  void waitsForAWorkerThatWorks() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "a long job");
    worker.hears();

    broker.pass(ofSeconds(25));
    worker.replies("done");

    assertThat(requester.hears()).containsExactly("e MDPC01 echo done");
    assertThat(broker.exchange().knows("echo")).isTrue();
  }

  @Test
  @DisplayName("MD-16: replies are signs of life, also those that come too late")
  void takesAReplyForASignOfLife() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    for (int n = 0; n < 5; n++) {
      requester.asks("echo", "x");
      worker.hears();
      worker.replies("x");
      broker.pass(ofSeconds(4));
      worker.replies("late");
      broker.pass(ofSeconds(4));
    }

    assertThat(broker.left()).isEmpty();
  }

  @Test
  void disconnectsAWorkerThatDoesNotReadItsHeartbeats() {
    var worker = broker.worker("echo");
    worker.stopReading();

    broker.pass(ofMillis(2500));

    assertThat(worker.closing()).isTrue();
    assertThat(broker.exchange().knows("echo")).isFalse();
  }

  @Test
  @DisplayName("MO-01: heartbeats are mandatory")
  void needsAnInterval() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MdpFixture("hotelier.broker.heartbeat = 0s"))
        .withMessageContaining("hotelier.broker.heartbeat");
  }

  private void beat(FakePeer worker, Duration interval, int times) {
    for (int n = 0; n < times; n++) {
      broker.pass(interval);
      worker.says("", "MDPW01", "\4");
    }
  }
}
