package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where the broker port's connections report, whether a broker is there or not. */
class PortReceptionTest {
  private static final ActorTestKit KIT = ActorTestKit.create("port-reception");
  private static final List<List<byte[]>> MESSAGES = List.of(List.of(new byte[] {1}));

  private final PortReception reception = new PortReception();
  private final StubPeer peer = new StubPeer();

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void handsOnToThePresentBroker() {
    var former = KIT.createTestProbe(Broker.Command.class);
    var present = KIT.createTestProbe(Broker.Command.class);
    reception.handOnTo(former.ref());
    reception.handOnTo(present.ref());

    reception.opened(peer);
    reception.received(peer, MESSAGES);
    reception.closed(peer, "it went");

    present.expectMessage(new Broker.Opened(peer));
    present.expectMessage(new Broker.Received(peer, MESSAGES));
    present.expectMessage(new Broker.Closed(peer, "it went"));
    former.expectNoMessage(Duration.ZERO);
  }

  @Test
  void closesWhoComesWhileNobodyIsIn() {
    var broker = KIT.createTestProbe(Broker.Command.class);
    reception.handOnTo(broker.ref());
    reception.nobodyIn();

    reception.opened(peer);
    reception.received(peer, MESSAGES);
    reception.closed(peer, "it went");

    assertThat(peer.closed).isTrue();
    broker.expectNoMessage(Duration.ZERO);
  }
}
