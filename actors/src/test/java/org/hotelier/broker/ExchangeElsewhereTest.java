package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hotelier.protocol.broker.BrokerItem.AttemptFailed;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerItem.FinalReply;
import org.hotelier.protocol.broker.BrokerItem.Forward;
import org.hotelier.protocol.broker.BrokerItem.Hint;
import org.hotelier.protocol.broker.BrokerItem.PartialReply;
import org.hotelier.protocol.broker.BrokerItem.Returned;
import org.hotelier.protocol.broker.BrokerItem.ServiceDrains;
import org.hotelier.protocol.broker.BrokerItem.Started;
import org.junit.jupiter.api.Test;

/** Requests that cross nodes. */
class ExchangeElsewhereTest {

  private final Stage stage = new Stage();

  @Test
  void forwardsWhatNoGuestHereCanTake() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 1, 0);
    var local = stage.worker("echo");

    stage.ask("echo", "a");
    var asker = stage.ask("echo", "b");
    var forward = there.sent(Forward.class).get(0);
    stage.take("there", new Started(forward.request(), 1, "w9", false));
    stage.take("there", new PartialReply(forward.request(), 1, Ledger.body("1")));
    stage.take("there", new FinalReply(forward.request(), 1, Ledger.body("B"), "w9"));

    assertThat(local.given).containsExactly("a");
    assertThat(asker.told).containsExactly("part 1", "B by w9 at there attempt 1");
  }

  @Test
  void forwardsNoMoreThanThereIsRoom() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 3, 0);

    for (var i = 0; i < 10; i++) {
      stage.ask("echo", "x");
    }

    assertThat(there.sent(Forward.class)).hasSize(3 + Stage.SETTINGS.window());
    var first = there.sent(Forward.class).get(0);
    stage.take("there", new FinalReply(first.request(), 1, Ledger.body("X"), "w9"));
    assertThat(there.sent(Forward.class)).hasSize(4 + Stage.SETTINGS.window());
  }

  @Test
  void waitsForALineThatIsCongested() {
    var there = stage.peer("there");
    there.congested = true;
    stage.offers("there", "echo", 3, 0);
    stage.ask("echo", "a");
    assertThat(there.sent(Forward.class)).isEmpty();

    there.congested = false;
    stage.pass(Duration.ofMillis(20));

    assertThat(there.sent(Forward.class)).hasSize(1);
  }

  @Test
  void choosesTheNodeWithTheShorterWait() {
    var near = stage.peer("near");
    var far = stage.peer("far");
    stage.offers("near", "echo", 1, 9);
    stage.offers("far", "echo", 1, 0);

    stage.ask("echo", "a");

    assertThat(near.sent(Forward.class)).isEmpty();
    assertThat(far.sent(Forward.class)).hasSize(1);
  }

  @Test
  void takesBackWhatIsReturnedAndTriesThatNodeOnlyAfterANewerHint() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 1, 0);
    var asker = stage.ask("echo", "a");
    var forward = there.sent(Forward.class).get(0);

    stage.take("there", new Returned(forward.request(), 1, "QueueFull"));
    stage.pass(Duration.ofMillis(100));
    assertThat(there.sent(Forward.class)).hasSize(1);
    stage.offers("there", "echo", 1, 0);

    assertThat(there.sent(Forward.class)).hasSize(2);
    stage.take("there", new FinalReply(forward.request(), 1, Ledger.body("A"), "w9"));
    assertThat(asker.told).containsExactly("A by w9 at there attempt 1");
  }

  @Test
  void dispatchesAgainWhatIsAtASuspectAndDropsItsLateAnswer() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 1, 0);
    var asker = stage.ask("echo", "a");
    var number = there.sent(Forward.class).get(0).request();
    stage.take("there", new Started(number, 1, "w9", false));

    stage.exchange.peerSuspect("there", stage.now);
    var worker = stage.worker("echo");
    stage.exchange.peerBack("there", stage.now);
    stage.take("there", new FinalReply(number, 1, Ledger.body("late"), "w9"));
    stage.reply(worker, "A");

    assertThat(there.sent(Cancel.class)).containsExactly(new Cancel(number, 1));
    assertThat(asker.told).containsExactly("A by w1 at here attempt 2");
    assertThat(stage.exchange.counts().late()).isEqualTo(1);
  }

  @Test
  void forwardsNothingToASuspect() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 1, 0);
    stage.exchange.peerSuspect("there", stage.now);
    stage.ask("echo", "a");
    assertThat(there.sent(Forward.class)).isEmpty();
    assertThat(stage.exchange.knows("echo")).isFalse();

    stage.exchange.peerBack("there", stage.now);

    assertThat(there.sent(Forward.class)).hasSize(1);
  }

  @Test
  void givesUpWhatMayHaveReachedAnAtMostOnceGuestOfALostNode() {
    stage.peer("there");
    stage.take("there", new Hint("echo", 1, 5, 5, 0, 0, true, 0, 0, 0, 0));
    var asker = stage.ask("echo", "a");

    stage.exchange.peerLeft("there", stage.now);

    assertThat(asker.told).containsExactly("GuestLost");
  }

  @Test
  void dispatchesAgainWhenAGuestElsewhereIsLost() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 1, 0);
    stage.ask("echo", "a");
    var number = there.sent(Forward.class).get(0).request();
    stage.take("there", new Started(number, 1, "w9", false));

    stage.take("there", new AttemptFailed(number, 1, "w9 is gone"));

    assertThat(there.sent(Forward.class)).extracting(Forward::attempt).containsExactly(1, 2);
  }

  @Test
  void timesOutAnAttemptElsewhereFromItsStart() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 1, 0);
    stage.ask("echo", "a");
    var number = there.sent(Forward.class).get(0).request();
    stage.pass(Duration.ofSeconds(20));
    stage.take("there", new Started(number, 1, "w9", false));
    var other = stage.peer("other");
    stage.pass(Duration.ofSeconds(29));
    stage.exchange.peerSuspect("other", stage.now);
    assertThat(there.sent(Cancel.class)).isEmpty();
    stage.exchange.peerBack("other", stage.now);

    stage.pass(Duration.ofSeconds(2));
    stage.offers("other", "echo", 1, 0);

    var all = there.sent(Forward.class).size() + other.sent(Forward.class).size();
    assertThat(all).isEqualTo(2);
    assertThat(there.sent(Cancel.class)).containsExactly(new Cancel(number, 1));
  }

  @Test
  void servesWhatIsForwardedHereAndSaysWhatBecomesOfIt() {
    var from = stage.peer("from");
    var worker = stage.worker("echo");

    stage.take("from", forward(7, "echo"));
    stage.exchange.partial(worker.id, worker.tag(), Ledger.body("1"), stage.now);
    stage.reply(worker, "A");

    assertThat(from.sent(Started.class)).containsExactly(new Started(7, 1, "w1", false));
    assertThat(from.sent(PartialReply.class)).hasSize(1);
    assertThat(from.sent(FinalReply.class)).hasSize(1);
  }

  @Test
  void returnsWhatItCannotServeAndNeverForwardsItOn() {
    var from = stage.peer("from");
    var third = stage.peer("third");
    stage.offers("third", "echo", 5, 0);

    stage.take("from", forward(7, "echo"));

    assertThat(from.sent(Returned.class)).containsExactly(new Returned(7, 1, "NoGuest"));
    assertThat(third.sent(Forward.class)).isEmpty();
  }

  @Test
  void returnsWhatWaitsWhenItsLastGuestLeaves() {
    var from = stage.peer("from");
    var worker = stage.worker("echo");
    stage.take("from", forward(7, "echo"));
    stage.take("from", forward(8, "echo"));

    stage.leave(worker);

    assertThat(from.sent(AttemptFailed.class)).hasSize(1);
    assertThat(from.sent(Returned.class)).containsExactly(new Returned(8, 1, "NoGuest"));
  }

  @Test
  void forgetsWhatTheEntryBrokerCancels() {
    var from = stage.peer("from");
    var worker = stage.worker("echo");
    stage.take("from", forward(7, "echo"));
    stage.take("from", forward(8, "echo"));

    stage.take("from", new Cancel(8, 1));
    stage.take("from", new Cancel(7, 1));
    stage.reply(worker, "A");

    assertThat(worker.given).containsExactly("7");
    assertThat(worker.cancelled).containsExactly(worker.tag());
    assertThat(from.sent(FinalReply.class)).isEmpty();
  }

  @Test
  void servesRequestersOfAllNodesInOneRound() {
    stage.peer("from");
    var worker = stage.worker("echo");
    for (var i = 0; i < 5; i++) {
      stage.ask(new Stage.Asker("flood"), "echo", "flood" + i);
    }
    stage.take("from", forward(7, "echo"));
    stage.take("from", forward(8, "echo"));

    stage.reply(worker, "x");
    stage.reply(worker, "x");

    assertThat(worker.given).contains("7");
  }

  @Test
  void tellsItsPeersWhatHasChangedAndNothingElse() {
    var there = stage.peer("there");
    var worker = stage.worker("echo");
    stage.pass(Duration.ofMillis(20));
    stage.pass(Duration.ofMillis(100));
    assertThat(there.sent(Hint.class))
        .containsExactly(new Hint("echo", 1, 1, 1, 0, 0, false, 0, 0, 0, 0));

    stage.ask("echo", "a");
    stage.ask("echo", "b");
    stage.pass(Duration.ofMillis(20));
    assertThat(there.sent(Hint.class).get(1))
        .isEqualTo(new Hint("echo", 1, 1, 0, 1, 0, false, 1, 0, 0, 0));

    stage.exchange.abandon("a", stage.now);
    stage.exchange.abandon("b", stage.now);
    stage.leave(worker);
    stage.pass(Duration.ofMillis(20));
    assertThat(there.sent(Hint.class).get(2).guests()).isZero();
    assertThat(stage.peer("new").sent).isEmpty();
  }

  @Test
  void drainsByForwardingOrRefusingAndIsSafeOnceAllHaveNoted() {
    var there = stage.peer("there");
    var worker = stage.worker("echo");
    stage.ask("echo", "a");

    stage.exchange.drain(stage.now);
    stage.take("there", forward(7, "echo"));
    assertThat(stage.ask("echo", "b").told).containsExactly("Draining");
    stage.offers("there", "echo", 1, 0);
    stage.ask("echo", "c");

    assertThat(there.sent(Drains.class)).containsExactly(new Drains(true));
    assertThat(there.sent(Returned.class)).containsExactly(new Returned(7, 1, "Draining"));
    var number = there.sent(Forward.class).get(0).request();
    assertThat(stage.exchange.whyNotSafe())
        .containsExactly(
            "Node there has not acknowledged the drain yet.",
            "1 requests are with guests of this node.",
            "2 requests of this node's requesters have no reply yet.");
    stage.reply(worker, "A");
    stage.take("there", new FinalReply(number, 1, Ledger.body("C"), "w9"));
    stage.take("there", new DrainsNoted(true));
    assertThat(stage.exchange.whyNotSafe()).isEmpty();
    assertThat(worker.given).containsExactly("a");
  }

  @Test
  void drainsAServiceOnAllNodesAndFinishesWhatTheyHaveLetIn() {
    var there = stage.peer("there");
    var worker = stage.worker("echo");

    stage.exchange.drain("echo", stage.now);
    stage.take("there", forward(7, "echo"));
    assertThat(there.sent(ServiceDrains.class)).containsExactly(new ServiceDrains("echo", true));
    assertThat(stage.peer("late").sent(ServiceDrains.class)).hasSize(1);
    assertThat(worker.given).containsExactly("7");
    stage.take("there", new ServiceDrains("echo", false));

    assertThat(stage.ask("echo", "a").told).isEmpty();
  }

  @Test
  void notesThatANodeDrainsAndSendsItNothing() {
    var there = stage.peer("there");
    stage.offers("there", "echo", 5, 0);

    stage.take("there", new Drains(true));
    stage.ask("echo", "a");
    assertThat(there.sent).containsExactly(new DrainsNoted(true));
    stage.take("there", new Drains(false));

    assertThat(there.sent(Forward.class)).hasSize(1);
  }

  @Test
  void finishesWhatItHasAcceptedWhileItDrainsIfNobodyElseCan() {
    var worker = stage.worker("echo");
    stage.ask("echo", "a");
    stage.ask("echo", "b");

    stage.exchange.drain(stage.now);
    stage.reply(worker, "A");

    assertThat(worker.given).isEqualTo(List.of("a", "b"));
  }

  private static Forward forward(long number, String service) {
    return new Forward(number, 1, service, "r", Ledger.body("" + number), 30_000);
  }
}
