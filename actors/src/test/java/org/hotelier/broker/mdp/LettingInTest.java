package org.hotelier.broker.mdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.hotelier.broker.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may talk to a broker that has a token. */
class LettingInTest {
  private final MdpFixture broker = new MdpFixture("hotelier.broker.token = secret");

  @Test
  void refusesRequestsOfStrangers() {
    var worker = broker.connect(true);
    worker.ready("echo");
    var stranger = broker.connect();

    stranger.asks("echo", "Hello");
    stranger.asks("mmi.service", "echo");

    assertThat(worker.hears()).isEmpty();
    assertThat(stranger.hears()).isEmpty();
    assertThat(broker.exchange().counts().refused(Refusal.DENIED)).isEqualTo(2);
  }

  @Test
  void disconnectsWorkersWithoutTheToken() {
    for (var options : new String[] {"", "credit=2", "token=", "token=guess", "token=secret1"}) {
      var worker = broker.connect();
      worker.says("MDPW02", "\1", "echo", options);
      assertThat(worker.hears()).as(options).containsExactly("MDPW02 06");
    }
    assertThat(broker.exchange().knows("echo")).isFalse();
    assertThat(broker.count(Mishap.READY_REFUSED)).isEqualTo(5);
  }

  @Test
  @DisplayName("PLAIN with the token lets a peer in, as requester and as worker")
  void letsInWhoeverHasAuthenticated() {
    var worker = broker.connect(true);
    worker.ready("echo");
    var requester = broker.connect(true);

    requester.asks("echo", "Hello");

    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e Hello");
  }

  @Test
  @DisplayName("the token in READY lets a peer in, as worker and then as requester")
  void letsInWhoeverSaysTheTokenInReady() {
    var worker = broker.connect();

    worker.says("", "MDPW01", "\1", "echo", "credit=2\ntoken=secret");
    worker.asks("echo", "Hello me");

    assertThat(worker.hears()).containsExactly("e MDPW01 02 T e Hello me");
  }

  @Test
  @DisplayName("MD-11: a stranger's HEARTBEAT is answered as everybody's, so that it starts anew")
  void tellsAnUnknownWorkerToStartAnew() {
    var worker = broker.connect();

    worker.says("", "MDPW01", "\4");

    assertThat(worker.hears()).containsExactly("e MDPW01 05");
  }

  @Test
  void needsNoTokenWhereNoneIsSet() {
    var open = new MdpFixture();
    var worker = open.connect();

    worker.says("", "MDPW01", "\1", "echo", "token=whatever");

    assertThat(open.exchange().knows("echo")).isTrue();
  }

  @Test
  void keepsTheTokenOutOfLogs() {
    assertThat(
            new MdpSettings("n1", "secret", Duration.ofSeconds(1), 3, Duration.ofSeconds(1), 1)
                .toString())
        .doesNotContain("secret");
  }
}
