package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hotelier.broker.Stage.Asker;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests and guests of one node. */
class ExchangeHereTest {

  private final Stage stage = new Stage();

  @Test
  @DisplayName("MD-41: gives work to the guest that waits longest")
  void givesWorkToTheGuestThatWaitsLongest() {
    var first = stage.worker("echo");
    var second = stage.worker("echo");

    var asker = stage.ask("echo", "a");
    stage.reply(first, "A");
    stage.ask("echo", "b");

    assertThat(asker.told).containsExactly("A by w1 at here attempt 1");
    assertThat(second.given).containsExactly("b");
  }

  @Test
  @DisplayName("MD-03: queues for a service that has no guest yet")
  void queuesForAServiceThatHasNoGuestYet() {
    stage.ask("echo", "a");
    stage.ask("echo", "b");

    assertThat(stage.worker("echo").given).containsExactly("a");
  }

  @Test
  @DisplayName("MD-03, MD-46: expires what nobody serves, and forgets the service")
  void expiresWhatNobodyServes() {
    var asker = stage.ask("nobody", "a");
    stage.pass(Duration.ofSeconds(59));
    assertThat(asker.told).isEmpty();

    stage.pass(Duration.ofSeconds(2));

    assertThat(asker.told).containsExactly("NoGuest");
    assertThat(stage.exchange.load()).isEqualTo(new Load(0, 0, 0, 0, 0, 0));
  }

  @Test
  void saysExpiredIfTheServiceHasHadAGuest() {
    var asker = stage.ask("echo", "a");
    var other = stage.ask("echo", "b");
    stage.worker("echo");

    stage.pass(Duration.ofSeconds(61));

    assertThat(asker.told).containsExactly("Expired");
    assertThat(other.told).containsExactly("Expired");
  }

  @Test
  void cancelsAnAttemptThatRunsWhenItsRequestExpires() {
    var worker = stage.worker("slow", 1, 1, true);
    var asker = stage.ask("slow", "a");

    stage.pass(Duration.ofSeconds(61));
    stage.reply(worker, "too late");

    assertThat(worker.cancelled).containsExactly(worker.tag());
    assertThat(asker.told).containsExactly("Expired");
    assertThat(stage.exchange.counts().late()).isEqualTo(1);
  }

  @Test
  @DisplayName("MD-48: drops an answer with a tag that the guest does not hold")
  void dropsAForgedAnswer() {
    var honest = stage.worker("echo");
    var forger = stage.worker("echo");
    var asker = stage.ask("echo", "a");

    stage.reply(forger, honest.tag(), "forged");
    stage.reply(honest, "A");
    stage.reply(honest, "A again");

    assertThat(asker.told).containsExactly("A by w1 at here attempt 1");
    assertThat(stage.exchange.counts().late()).isEqualTo(2);
  }

  @Test
  @DisplayName("MD-18, MD-47: hands what a lost guest held to another")
  void handsWhatALostGuestHeldToAnother() {
    var lost = stage.worker("echo");
    var other = stage.worker("echo");
    var asker = stage.ask("echo", "a");

    stage.leave(lost);
    stage.reply(other, "A");

    assertThat(asker.told).containsExactly("A by w2 at here attempt 2");
    assertThat(stage.exchange.counts().retried()).isEqualTo(1);
  }

  @Test
  @DisplayName("MD-18, MD-41: keeps the order of what a lost guest held")
  void keepsTheOrderOfWhatALostGuestHeld() {
    var lost = stage.worker("echo", 3, 1, false);
    var asker = stage.ask("echo", "a");
    stage.ask(asker, "echo", "b");
    stage.ask(asker, "echo", "c");

    stage.leave(lost);

    var other = stage.worker("echo", 3, 1, false);
    assertThat(other.given).containsExactly("a", "b", "c");
  }

  @Test
  void givesUpAfterTwoAttempts() {
    var workers = List.of(stage.worker("echo"), stage.worker("echo"), stage.worker("echo"));
    var asker = stage.ask("echo", "a");

    workers.forEach(stage::leave);

    assertThat(asker.told).containsExactly("GuestLost");
    assertThat(workers.get(2).given).isEmpty();
  }

  @Test
  void neverGoesAgainAfterAPartial() {
    var worker = stage.worker("echo");
    var other = stage.worker("echo");
    var asker = stage.ask("echo", "a");

    stage.exchange.partial(worker.id, worker.tag(), Ledger.body("1"), stage.now);
    stage.leave(worker);

    assertThat(asker.told).containsExactly("part 1", "GuestLost");
    assertThat(other.given).isEmpty();
  }

  @Test
  void neverGoesAgainOnceWrittenIfAtMostOnce() {
    var worker = stage.worker("echo", 1, 1, true);
    var listed = stage.worker("listed");
    var asker = stage.ask("echo", "a");
    var other = stage.ask("listed", "b");
    stage.worker("echo");
    stage.worker("listed");

    stage.leave(worker);
    stage.leave(listed);

    assertThat(asker.told).containsExactly("GuestLost");
    assertThat(other.told).containsExactly("GuestLost");
  }

  @Test
  void dropsTheLateAnswerOfTheFirstAttemptWhileTheSecondRuns() {
    var slow = stage.worker("echo");
    var asker = stage.ask("echo", "a");
    stage.pass(Duration.ofSeconds(25));
    var other = stage.worker("echo");
    stage.pass(Duration.ofSeconds(6));

    stage.reply(slow, "late");
    stage.reply(other, "A");

    assertThat(slow.cancelled).containsExactly(slow.tag());
    assertThat(asker.told).containsExactly("A by w2 at here attempt 2");
    assertThat(stage.exchange.counts().late()).isEqualTo(1);
  }

  @Test
  void takesALateAnswerAsLongAsNobodyElseHasTheRequest() {
    var slow = stage.worker("echo");
    var asker = stage.ask("echo", "a");
    stage.pass(Duration.ofSeconds(31));

    stage.reply(slow, "A");

    assertThat(asker.told).containsExactly("A by w1 at here attempt 1");
    assertThat(stage.exchange.load().waiting()).isZero();
  }

  @Test
  void givesAFrozenGuestNothingNewUntilItAnswers() {
    var frozen = stage.worker("echo", 4, 1, false);
    stage.ask("echo", "a");
    stage.pass(Duration.ofSeconds(31));
    stage.ask("echo", "b");
    assertThat(frozen.given).containsExactly("a");

    stage.reply(frozen, "A");

    assertThat(frozen.given).containsExactly("a", "b");
  }

  @Test
  void allowsAServiceItsOwnAttemptTimeout() {
    stage.worker("slow");
    stage.ask("slow", "a");
    stage.pass(Duration.ofSeconds(45));
    var other = stage.worker("slow");
    assertThat(other.given).isEmpty();

    stage.pass(Duration.ofMillis(5_100));

    assertThat(other.given).containsExactly("a");
  }

  @Test
  void doesNotCountALineThatRefusedAsAnAttempt() {
    var deaf = stage.worker("echo");
    deaf.refuses = true;
    var deafToo = stage.worker("echo");
    deafToo.refuses = true;
    var good = stage.worker("echo");

    var asker = stage.ask("echo", "a");
    stage.reply(good, "A");

    assertThat(asker.told).containsExactly("A by w3 at here attempt 1");
    assertThat(deaf.dismissed).hasSize(1);
    assertThat(stage.exchange.guests(stage.now)).hasSize(1);
  }

  @Test
  void dropsAndCancelsWhatARequesterThatIsGoneHasAsked() {
    var worker = stage.worker("echo");
    var gone = new Asker("gone");
    stage.ask(gone, "echo", "a");
    stage.ask(gone, "echo", "b");
    stage.ask("echo", "c");

    stage.exchange.abandon("gone", stage.now);
    stage.reply(worker, "A");

    assertThat(worker.cancelled).hasSize(1);
    assertThat(worker.given).containsExactly("a", "c");
    assertThat(gone.told).isEmpty();
  }

  @Test
  void refusesWhatDoesNotFitTheQueue() {
    var askers = new Asker("many");
    for (var i = 0; i < 101; i++) {
      stage.ask(askers, "echo", "x");
    }
    assertThat(askers.told).containsExactly("QueueFull");
    for (var i = 0; i < 51; i++) {
      stage.ask(askers, "other", "x");
    }

    assertThat(askers.told).containsExactly("QueueFull", "QueueFull");
    assertThat(stage.exchange.counts().refused(Refusal.QUEUE_FULL)).isEqualTo(2);
  }

  @Test
  void refusesWhatIsTooLarge() {
    assertThat(stage.ask("echo", "x".repeat(1001)).told).containsExactly("TooLarge");
  }

  @Test
  @DisplayName("MD-04: who floods a service does not keep others from it")
  void whoFloodsWaitsForItself() {
    var worker = stage.worker("echo");
    var flood = new Asker("flood");
    for (var i = 0; i < 50; i++) {
      stage.ask(flood, "echo", "flood" + i);
    }
    stage.ask("echo", "other1");
    stage.ask("echo", "other2");

    for (var i = 0; i < 4; i++) {
      stage.reply(worker, "done");
    }

    assertThat(worker.given).containsExactly("flood0", "flood1", "other1", "other2", "flood2");
  }

  @Test
  @DisplayName("MD-17, MD-45: sends away whoever is silent, and nobody else")
  void sendsAwayWhoeverIsSilent() {
    var beats = stage.worker("echo");
    var silent = stage.worker("echo");

    for (var i = 0; i < 5; i++) {
      stage.pass(Duration.ofMillis(2500));
      stage.exchange.beat(beats.id, 0, stage.now);
    }

    assertThat(silent.dismissed).hasSize(1);
    assertThat(beats.dismissed).isEmpty();
  }

  @Test
  @DisplayName("MO-12: does not send away a guest that works in silence")
  void doesNotSendAwayAGuestThatWorks() {
    var busy = stage.worker("echo");
    stage.ask("echo", "a");

    stage.pass(Duration.ofSeconds(25));
    assertThat(busy.dismissed).isEmpty();
    stage.reply(busy, "A");
    stage.pass(Duration.ofSeconds(11));

    assertThat(busy.dismissed).hasSize(1);
  }

  @Test
  void passesOnAFailureByItsName() {
    var worker = stage.worker("echo");
    var asker = stage.ask("echo", "a");

    stage.exchange.fail(worker.id, worker.tag(), "Odd", "cannot", stage.now);

    assertThat(asker.told).containsExactly("Odd: cannot");
  }

  @Test
  void staysWholeWhenALineBreaks() {
    var broken = stage.worker("echo");
    broken.breaks = true;
    var good = stage.worker("echo");

    var asker = stage.ask("echo", "a");
    stage.reply(good, "A");

    assertThat(asker.told).containsExactly("A by w2 at here attempt 2");
    assertThat(stage.exchange.guests(stage.now)).hasSize(1);
  }

  @Test
  void mayBeCalledBackByWhomItCalls() {
    var worker = stage.worker("echo");
    var second = new Asker("second");
    Requester first =
        new Requester() {
          @Override
          public String key() {
            return "first";
          }

          @Override
          public void tell(Outcome outcome) {
            stage.ask(second, "echo", "b");
            throw new IllegalStateException("broken");
          }
        };
    stage.ask(first, "echo", "a");

    stage.reply(worker, "A");
    stage.reply(worker, "B");

    assertThat(second.told).containsExactly("B by w1 at here attempt 1");
    assertThat(stage.exchange.load().open()).isZero();
  }

  @Test
  void givesAGuestAsMuchAsItsCreditAndTheLeastLoadedFirst() {
    var large = stage.worker("echo", 3, 1, false);
    var small = stage.worker("echo");

    for (var body : List.of("a", "b", "c", "d", "e")) {
      stage.ask("echo", body);
    }

    assertThat(large.given).containsExactly("a", "c", "d");
    assertThat(small.given).containsExactly("b");
  }

  @Test
  void givesAGuestOfTwiceTheWeightTwiceAsMuch() {
    var heavy = stage.worker("echo", 1, 2, false);
    var light = stage.worker("echo");

    for (var i = 0; i < 30; i++) {
      var before = heavy.given.size();
      stage.ask("echo", "x");
      stage.reply(heavy.given.size() > before ? heavy : light, "X");
    }

    assertThat(heavy.given).hasSizeBetween(18, 22);
  }

  @Test
  void finishesTheQueueOfAServiceThatDrains() {
    var worker = stage.worker("echo");
    stage.ask("echo", "a");
    stage.ask("echo", "b");

    stage.exchange.drain("echo", stage.now);
    assertThat(stage.ask("echo", "c").told).containsExactly("Draining");
    assertThat(stage.exchange.whyNotSafe("echo"))
        .containsExactly(
            "1 requests are with its guests at node here.",
            "1 requests wait for it at node here.",
            "2 requests of requesters at node here have no reply yet.");
    stage.reply(worker, "A");
    stage.reply(worker, "B");

    assertThat(worker.given).containsExactly("a", "b");
    assertThat(stage.exchange.whyNotSafe("echo")).isEmpty();
    stage.exchange.revive("echo", stage.now);
    assertThat(stage.ask("echo", "d").told).isEmpty();
  }

  @Test
  void givesAGuestThatDrainsNothingNew() {
    var worker = stage.worker("echo");
    stage.ask("echo", "a");

    stage.exchange.drain(worker.id, stage.now);
    stage.reply(worker, "A");
    stage.ask("echo", "b");

    assertThat(worker.given).containsExactly("a");
    assertThat(stage.exchange.whyNotSafe(worker.id)).isEmpty();
    assertThat(stage.exchange.knows("echo")).isFalse();
    stage.exchange.revive(worker.id, stage.now);
    assertThat(worker.given).containsExactly("a", "b");
  }

  @Test
  void tellsHowGuestsAndServicesDo() {
    var worker = stage.worker("echo", 2, 1, false);
    stage.ask("echo", "a");
    stage.reply(worker, "A");
    stage.ask("echo", "b");

    assertThat(stage.exchange.services())
        .containsExactly(new ServiceRow("echo", 1, 0, 1, 1, 0, 0, false));
    assertThat(stage.exchange.guests(stage.now + 7_000_000))
        .containsExactly(
            new GuestRow(worker.id, "w1", "echo", GuestKind.WORKER, "live", 10_000, 7, 1, 1, ""));
    assertThat(stage.exchange.guestAt("w1")).contains(worker.id);
    assertThat(stage.exchange.known()).containsExactly("echo");
  }

  @Test
  void refusesWhoeverWaitsWhenTheNodeEnds() {
    var worker = stage.worker("echo");
    var held = stage.ask("echo", "a");
    var queued = stage.ask("echo", "b");
    var again = new Stage.Asker("c");

    stage.exchange.close("the node ends");
    stage.ask(again, "echo", "c");
    stage.reply(worker, "A");
    stage.pass(Duration.ofSeconds(1));

    assertThat(held.told).containsExactly("NotReady");
    assertThat(queued.told).containsExactly("NotReady");
    assertThat(again.told).containsExactly("NotReady");
    assertThat(worker.given).containsExactly("a");
    assertThat(worker.cancelled).hasSize(1);
    assertThat(stage.exchange.load().open()).isZero();
  }

  @Test
  void countsEveryChangeOfItsGuests() {
    var before = stage.exchange.guestChanges();
    var worker = stage.worker("echo");
    stage.ask("echo", "a");
    stage.reply(worker, "A");
    assertThat(stage.exchange.guestChanges()).isEqualTo(before + 1);

    stage.exchange.drain(worker.id, stage.now);
    stage.exchange.drain(worker.id, stage.now);
    assertThat(stage.exchange.guestChanges()).isEqualTo(before + 2);
    stage.leave(worker);
    stage.leave(worker);
    assertThat(stage.exchange.guestChanges()).isEqualTo(before + 3);
  }
}
