package org.hotelier.membership;

import static org.hotelier.Peers.peer;

import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.CallBackReport;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;
import org.hotelier.protocol.membership.MembershipMessage.LetIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where messages of other members arrive. */
class ReceptionTest {
  private static final ActorTestKit KIT = ActorTestKit.create("reception");

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void passesEachMessageOnToWhomItIsFor() {
    var introductions = KIT.createTestProbe(Introduction.class);
    var orders = KIT.createTestProbe(CallBackOrder.class);
    var newcomers = KIT.createTestProbe(LetIn.class);
    var reception =
        KIT.spawn(
            Reception.create(introductions.ref()::tell, orders.ref()::tell, newcomers.ref()::tell));
    var introduction =
        new Introduction(peer(2), "pekko://hotelier@127.0.0.2:17355", 1, "c1", false);
    var order = new CallBackOrder(peer(3), KIT.createTestProbe(CallBackReport.class).ref(), false);

    reception.tell(introduction);
    reception.tell(order);
    reception.tell(new LetIn(peer(4)));

    introductions.expectMessage(introduction);
    orders.expectMessage(order);
    newcomers.expectMessage(new LetIn(peer(4)));
  }
}
