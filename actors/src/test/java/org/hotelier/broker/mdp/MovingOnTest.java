package org.hotelier.broker.mdp;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A node that drains lets its peers move on to other nodes, each when nothing is under way. */
class MovingOnTest {
  private static final String DISCONNECT = "e MDPW01 05";

  private final MdpFixture broker = new MdpFixture();

  @Test
  void sendsIdleWorkersAway() {
    var worker = broker.worker("echo");

    broker.drain();

    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(broker.exchange().knows("echo")).isFalse();
  }

  @Test
  void sendsABusyWorkerAwayOnceItHasAnswered() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();

    broker.drain();
    broker.pass(ofMillis(100));
    assertThat(worker.hears()).isEmpty();
    assertThat(requester.closing()).isFalse();
    worker.replies("World");
    broker.pass(ofMillis(20));

    assertThat(requester.hears()).containsExactly("e MDPC01 echo World");
    assertThat(worker.hears()).containsExactly(DISCONNECT);
    assertThat(requester.closing()).isTrue();
  }

  @Test
  void closesQuietRequesters() {
    var silent = broker.connect();
    var requester = broker.connect();
    var worker = broker.worker("echo");
    requester.asks("echo", "Hello");
    worker.hears();
    worker.replies("World");

    broker.drain();

    assertThat(requester.closing()).isTrue();
    assertThat(silent.closing()).isTrue();
  }

  @Test
  void leavesThoseAloneThatComeLater() {
    broker.drain();
    var worker = broker.worker("echo");
    var requester = broker.connect();

    broker.pass(ofSeconds(1));

    assertThat(worker.hears()).isEmpty();
    assertThat(requester.closing()).isFalse();
  }

  /** Else it would be forwarded, and then cut off by the stop that this node says is safe. */
  @Test
  void letsNoRequestInAndSaysSoByTheEndOfTheConnection() {
    var worker = broker.worker("echo");
    var early = broker.connect();
    early.asks("echo", "Hello");
    worker.hears();
    broker.drain();
    var late = broker.connect();

    early.asks("echo", "one more");
    late.asks("echo", "Hello");
    broker.pass(ofMillis(20));

    assertThat(late.closing()).isTrue();
    assertThat(early.closing()).as("before the reply it waits for").isFalse();
    assertThat(worker.hears()).isEmpty();
    worker.replies("World");
    broker.pass(ofMillis(20));
    assertThat(early.hears()).containsExactly("e MDPC01 echo World");
    assertThat(early.closing()).isTrue();
    assertThat(broker.exchange().whyNotSafe()).isEmpty();
  }

  @Test
  void keepsWhoeverHasNotGoneWhenTheNodeIsRevived() {
    var worker = broker.worker("echo");
    var requester = broker.connect();
    requester.asks("echo", "Hello");
    worker.hears();
    broker.drain();

    broker.revive();
    worker.replies("World");
    broker.pass(ofMillis(100));
    requester.asks("echo", "again");

    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e again");
    assertThat(requester.closing()).isFalse();
  }
}
