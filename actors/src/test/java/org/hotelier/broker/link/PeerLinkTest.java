package org.hotelier.broker.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hotelier.broker.link.LinkSamples.HERE;
import static org.hotelier.broker.link.LinkSamples.MS;
import static org.hotelier.broker.link.LinkSamples.SMALL;
import static org.hotelier.broker.link.LinkSamples.THERE;
import static org.hotelier.broker.link.LinkSamples.deliver;
import static org.hotelier.broker.link.LinkSamples.flush;
import static org.hotelier.broker.link.LinkSamples.forward;
import static org.hotelier.broker.link.LinkSamples.hint;
import static org.hotelier.broker.link.LinkSamples.pair;
import static org.hotelier.broker.link.LinkSamples.reply;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.hotelier.protocol.broker.BatchCodec;
import org.hotelier.protocol.broker.BrokerItem;
import org.hotelier.protocol.broker.BrokerItem.Cancel;
import org.hotelier.protocol.broker.BrokerItem.Drains;
import org.hotelier.protocol.broker.BrokerItem.DrainsNoted;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerMessage.Acknowledged;
import org.hotelier.protocol.broker.BrokerMessage.Again;
import org.hotelier.protocol.broker.BrokerMessage.Batch;
import org.hotelier.protocol.broker.BrokerMessage.Chunk;
import org.hotelier.protocol.broker.ItemCodec;
import org.hotelier.protocol.broker.Session;
import org.junit.jupiter.api.Test;

/** Design D4: what the link between two brokers promises, rule by rule. */
class PeerLinkTest {
  private final PeerLink[] links = pair(SMALL);
  private final PeerLink here = links[0];
  private final PeerLink there = links[1];

  @Test
  void asksForEverythingWhenItBegins() {
    assertThat(flush(new PeerLink(HERE, SMALL), 0)).containsExactly(new Again(HERE, 0));
  }

  @Test
  void greetsUntilThePeerIsHeard() {
    var link = new PeerLink(HERE, SMALL);
    flush(link, 0);

    assertThat(flush(link, 499 * MS)).isEmpty();
    assertThat(flush(link, 500 * MS)).containsExactly(new Again(HERE, 0));
    link.receive(new Acknowledged(THERE, 0), 510 * MS);
    assertThat(flush(link, 2_000 * MS)).isEmpty();
  }

  @Test
  void sendsAllThatIsNewInOneBatch() {
    var items = List.<BrokerItem>of(forward(1, 16), new Cancel(1, 1), reply(2, 16));
    items.forEach(here::send);

    var messages = flush(here, 0);

    assertThat(messages).containsExactly(new Batch(HERE, 0, 1, items));
    assertThat(deliver(messages, there, 0)).isEqualTo(items);
    assertThat(flush(here, MS)).isEmpty();
  }

  @Test
  void dropsDuplicates() {
    here.send(forward(1, 16));
    var messages = flush(here, 0);

    assertThat(deliver(messages, there, 0)).hasSize(1);
    assertThat(deliver(messages, there, 0)).isEmpty();
    assertThat(there.counts().duplicates()).isEqualTo(1);
  }

  @Test
  void takesTheNewPartOfABatchThatIsPartlyKnown() {
    var one = forward(1, 16);
    var two = forward(2, 16);
    there.receive(new Batch(HERE, 0, 1, List.of(one)), 0);

    assertThat(there.receive(new Batch(HERE, 0, 1, List.of(one, two)), 0).items())
        .containsExactly(two);
  }

  @Test
  void asksAgainForAGapAndGetsEverythingSinceInOrder() {
    here.send(forward(1, 16));
    flush(here, 0);
    here.send(forward(2, 16));
    assertThat(deliver(flush(here, 0), there, 0)).isEmpty();

    var question = flush(there, 50 * MS);
    assertThat(question).containsExactly(new Again(THERE, 0));
    deliver(question, here, 0);

    assertThat(deliver(flush(here, 0), there, 0))
        .extracting(item -> ((BrokerItem.Forward) item).request())
        .containsExactly(1L, 2L);
    assertThat(here.counts().resent()).isEqualTo(2);
  }

  @Test
  void asksForOneGapNoMoreThanOncePerAcknowledgement() {
    var later = new Batch(HERE, 0, 5, List.of(forward(5, 16)));
    there.receive(later, 60 * MS);
    assertThat(flush(there, 60 * MS)).containsExactly(new Again(THERE, 0));

    there.receive(later, 61 * MS);
    assertThat(flush(there, 109 * MS)).isEmpty();
    assertThat(flush(there, 110 * MS)).containsExactly(new Again(THERE, 0));
  }

  @Test
  void aQuestionThatIsOutOfDateSendsNothingAgain() {
    here.send(forward(1, 16));
    deliver(flush(here, 0), there, 0);
    here.receive(new Acknowledged(THERE, 1), 0);
    here.send(forward(2, 16));
    flush(here, 0);

    here.receive(new Again(THERE, 0), 0);

    assertThat(flush(here, 0)).noneMatch(Batch.class::isInstance);
  }

  @Test
  void everyBatchTakesTheAcknowledgementAlong() {
    here.send(forward(1, 16));
    deliver(flush(here, 0), there, 0);
    there.send(reply(1, 16));

    assertThat(flush(there, 0)).extracting(BrokerMessage::acknowledged).containsExactly(1L);
    assertThat(flush(there, 100 * MS)).isEmpty();
  }

  @Test
  void acknowledgesAloneAfterFiftyMilliseconds() {
    here.send(forward(1, 16));
    deliver(flush(here, 0), there, 0);

    assertThat(flush(there, 49 * MS)).isEmpty();
    assertThat(flush(there, 50 * MS)).containsExactly(new Acknowledged(THERE, 1));
    assertThat(flush(there, 500 * MS)).isEmpty();
  }

  @Test
  void acknowledgesAloneAtOnceWhenMuchHasCome() {
    there.receive(new Batch(HERE, 0, 1, List.copyOf(cancels(16))), 0);

    assertThat(flush(there, 0)).containsExactly(new Acknowledged(THERE, 16));
  }

  @Test
  void acknowledgesDuplicatesSinceTheirAcknowledgementMayBeLost() {
    var batch = new Batch(HERE, 0, 1, List.of(forward(1, 16)));
    there.receive(batch, 0);
    flush(there, 50 * MS);

    there.receive(batch, 500 * MS);

    assertThat(flush(there, 550 * MS)).containsExactly(new Acknowledged(THERE, 1));
  }

  @Test
  void sendsAgainAfterHalfASecondAndThenMoreSeldom() {
    here.send(forward(1, 16));
    flush(here, 0);

    var sentAgainAt =
        LongStream.rangeClosed(1, 12_000)
            .filter(at -> flush(here, at * MS).stream().anyMatch(Batch.class::isInstance))
            .boxed()
            .toList();

    assertThat(sentAgainAt).containsExactly(500L, 1_500L, 3_500L, 7_500L);
  }

  @Test
  void waitsNoLongerThanTheLongestTimeToSendAgain() {
    here.send(forward(1, 16));
    flush(here, 0);

    var sentAgainAt =
        LongStream.rangeClosed(1, 23_000)
            .filter(at -> flush(here, at * MS).stream().anyMatch(Batch.class::isInstance))
            .boxed()
            .toList();

    assertThat(sentAgainAt).endsWith(7_500L, 12_500L, 17_500L, 22_500L);
  }

  @Test
  void anAcknowledgementStartsTheWaitAnew() {
    here.send(forward(1, 16));
    flush(here, 0);
    here.send(forward(2, 16));
    flush(here, 400 * MS);
    here.receive(new Acknowledged(THERE, 1), 450 * MS);

    assertThat(flush(here, 900 * MS)).isEmpty();
    assertThat(flush(here, 950 * MS)).hasSize(1);
  }

  @Test
  void sendsOnlyALittleAgainUntilSomethingIsAcknowledged() {
    for (int request = 1; request <= 30; request++) {
      here.send(reply(request, 32));
    }
    int first = items(flush(here, 0)).size();
    assertThat(first).isEqualTo(30);

    var again = items(flush(here, 500 * MS));
    assertThat(again.stream().mapToInt(ItemCodec::size).sum())
        .isBetween(SMALL.resendBytes() / 2, SMALL.resendBytes());
    assertThat(flush(here, 600 * MS)).isEmpty();

    here.receive(new Acknowledged(THERE, again.size()), 700 * MS);
    assertThat(items(flush(here, 700 * MS))).hasSize(30 - again.size());
  }

  @Test
  void anAcknowledgementOfWhatWasNeverSentIsDroppedAndCounted() {
    here.send(forward(1, 16));
    flush(here, 0);

    here.receive(new Acknowledged(THERE, 2), 0);

    assertThat(here.counts().malformed()).isEqualTo(1);
    assertThat(here.unacknowledged()).hasSize(1);
  }

  @Test
  void forwardsBeyondTheWindowWaitAndAreOvertaken() {
    for (int request = 1; request <= 10; request++) {
      assertThat(here.send(forward(request, 16))).isEqualTo(Sending.TAKEN);
    }
    here.send(reply(99, 16));
    assertThat(here.congested()).isTrue();

    var first = items(flush(here, 0));
    assertThat(first).hasSize(9).last().isInstanceOf(BrokerItem.FinalReply.class);
    here.receive(new Acknowledged(THERE, 9), 0);

    assertThat(items(flush(here, 0)))
        .extracting(item -> ((BrokerItem.Forward) item).request())
        .containsExactly(9L, 10L);
    assertThat(here.congested()).isFalse();
  }

  @Test
  void refusesForwardsWhenTooManyWait() {
    for (int request = 1; request <= 16; request++) {
      assertThat(here.send(forward(request, 16))).isEqualTo(Sending.TAKEN);
    }

    assertThat(here.send(forward(17, 16))).isEqualTo(Sending.FULL);
    assertThat(here.send(reply(17, 16))).isEqualTo(Sending.TAKEN);
  }

  @Test
  void aForwardThatIsCancelledWhileItWaitsIsNeverSent() {
    for (int request = 1; request <= 9; request++) {
      here.send(forward(request, 16));
    }

    here.send(new Cancel(9, 1));

    assertThat(here.congested()).isTrue();
    assertThat(items(flush(here, 0))).hasSize(8).noneMatch(Cancel.class::isInstance);
    here.receive(new Acknowledged(THERE, 8), 0);
    assertThat(flush(here, 0)).isEmpty();
    assertThat(here.idle()).isTrue();
  }

  @Test
  void theNoteThatThePeerDrainsComesAfterTheForwardsThatWaited() {
    for (int request = 1; request <= 9; request++) {
      here.send(forward(request, 16));
    }
    here.send(new DrainsNoted(true));
    here.send(reply(99, 16));

    var first = items(flush(here, 0));
    here.receive(new Acknowledged(THERE, first.size()), 0);

    assertThat(first).hasSize(9).doesNotContain(new DrainsNoted(true));
    assertThat(items(flush(here, 0))).hasSize(2).last().isEqualTo(new DrainsNoted(true));
  }

  @Test
  void sendsOnlyTheLatestHintOfAService() {
    here.send(hint("a", 1));
    here.send(hint("b", 2));
    here.send(hint("a", 3));

    assertThat(items(flush(here, 0))).containsExactly(hint("a", 3), hint("b", 2));
  }

  @Test
  void hintsWaitWhileTheWindowOfBytesIsClosed() {
    for (int request = 1; request <= 5; request++) {
      here.send(reply(request, 400));
    }
    here.send(reply(6, 400));
    assertThat(items(flush(here, 0))).hasSize(4);

    here.send(hint("a", 1));
    here.send(hint("a", 2));
    flush(here, 0);
    here.receive(new Acknowledged(THERE, 4), 0);
    flush(here, 0);
    here.receive(new Acknowledged(THERE, 6), 0);

    assertThat(items(flush(here, 0))).containsExactly(hint("a", 2));
  }

  @Test
  void neverSendsABatchThatIsTooLong() {
    for (int request = 1; request <= 30; request++) {
      here.send(reply(request, 40));
    }

    assertThat(flush(here, 0))
        .hasSizeGreaterThan(1)
        .allSatisfy(
            message ->
                assertThat(BatchCodec.encode((Batch) message).length)
                    .isLessThanOrEqualTo(SMALL.batchBytes()));
  }

  @Test
  void cutsALargeItemIntoChunksAndJoinsThem() {
    var body = new byte[1_500];
    new Random(1).nextBytes(body);
    var large = new BrokerItem.FinalReply(1, 1, List.of(body, new byte[0]), "guest");
    here.send(reply(0, 1));
    here.send(large);
    here.send(reply(2, 1));

    var messages = flush(here, 0);

    assertThat(messages).filteredOn(Chunk.class::isInstance).hasSize(4);
    assertThat(deliver(messages, there, 0))
        .usingRecursiveComparison()
        .isEqualTo(List.of(reply(0, 1), large, reply(2, 1)));
  }

  @Test
  void refusesABodyThatIsTooLargeBeforeAnythingIsSent() {
    var largest = reply(1, SMALL.bodyBytes());
    assertThat(here.send(largest)).isEqualTo(Sending.TAKEN);
    assertThat(here.send(reply(2, SMALL.bodyBytes() + 1))).isEqualTo(Sending.TOO_LARGE);
    assertThat(here.send(forward(3, SMALL.bodyBytes() + 1))).isEqualTo(Sending.TOO_LARGE);

    assertThat(here.unacknowledged()).containsExactly(largest);
  }

  @Test
  void refusesAnItemWhoseTextsAreTooLarge() {
    var failure = new BrokerItem.Failure(1, 1, "Why", "x".repeat(SMALL.itemBytes()), "g");

    assertThat(here.send(failure)).isEqualTo(Sending.TOO_LARGE);
  }

  @Test
  void chunksThatExceedTheLongestItemAreForgotten() {
    var chunk = ByteBuffer.wrap(new byte[400]);
    for (int number = 1; number <= 8; number++) {
      assertThat(there.receive(new Chunk(HERE, 0, number, number == 8, chunk), 0).items())
          .isEmpty();
    }

    assertThat(there.counts().malformed()).isEqualTo(1);
    assertThat(there.receive(new Batch(HERE, 0, 9, List.of(new Drains(true))), 0).items())
        .containsExactly(new Drains(true));
  }

  @Test
  void refusesBodiesWhenItKeepsAsMuchAsItMay() {
    int request = 1;
    while (here.send(reply(request, 1_000)) == Sending.TAKEN) {
      request++;
    }

    assertThat(request).isEqualTo(9);
    assertThat(here.congested()).isTrue();
    assertThat(here.send(new BrokerItem.AttemptFailed(1, 1, "gone"))).isEqualTo(Sending.TAKEN);
  }

  @Test
  void keepsNoMoreOnTheWayThanItsWindow() {
    for (int request = 1; request <= 7; request++) {
      here.send(reply(request, 1_000));
    }

    long bytes = flush(here, 0).stream().mapToLong(it -> ((Chunk) it).bytes().remaining()).sum();

    assertThat(bytes).isBetween(SMALL.windowBytes() / 2L, (long) SMALL.windowBytes());
  }

  @Test
  void aLaterIncarnationOfThePeerBeginsAnewAndHandsBackWhatWasNotAcknowledged() {
    var second = forward(2, 16);
    here.send(forward(1, 16));
    here.send(second);
    flush(here, 0);
    here.receive(new Acknowledged(THERE, 1), 0);
    var later = new Session(THERE.from() + 1, THERE.to());

    var received = here.receive(new Batch(later, 0, 1, List.of(new Drains(true))), 0);

    assertThat(received).isEqualTo(new Received(List.of(second), List.of(new Drains(true))));
    assertThat(here.session()).isEqualTo(later.reversed());
    here.send(new Cancel(3, 1));
    assertThat(flush(here, 0))
        .contains(new Batch(later.reversed(), 1, 1, List.of(new Cancel(3, 1))));
  }

  @Test
  void dropsWhatAnEarlierIncarnationOfThePeerSays() {
    var later = new Session(THERE.from() + 1, THERE.to());
    here.receive(new Again(later, 0), 0);

    var received = here.receive(new Batch(THERE, 0, 1, List.of(reply(1, 16))), 0);

    assertThat(received).isEqualTo(Received.NOTHING);
    assertThat(here.counts().strays()).isEqualTo(1);
  }

  @Test
  void dropsWhatIsMeantForAnotherIncarnationOfThisNode() {
    var former = new Session(THERE.from(), THERE.to() - 1);

    assertThat(here.receive(new Batch(former, 0, 1, List.of(reply(1, 16))), 0))
        .isEqualTo(Received.NOTHING);
    assertThat(here.counts().strays()).isEqualTo(1);
  }

  @Test
  void renewsOnlyForALaterIncarnation() {
    here.send(forward(1, 16));

    assertThat(here.renew(HERE.to())).isEmpty();
    assertThat(here.renew(HERE.to() - 1)).isEmpty();
    assertThat(here.renew(HERE.to() + 1)).hasSize(1);
    assertThat(here.unacknowledged()).isEmpty();
  }

  @Test
  void knowsWhenThePeerHasLearnedThatThisNodeDrains() {
    assertThat(here.drainsAcknowledged()).isTrue();
    here.send(new Drains(true));
    here.send(reply(1, 16));
    assertThat(here.drainsAcknowledged()).isFalse();

    deliver(flush(here, 0), there, 0);
    assertThat(here.drainsAcknowledged()).isFalse();
    deliver(flush(there, 50 * MS), here, 50 * MS);

    assertThat(here.drainsAcknowledged()).isTrue();
  }

  @Test
  void nothingIsLeftOnceAllIsAcknowledged() {
    for (int request = 1; request <= 6; request++) {
      here.send(forward(request, 300));
    }
    long now = 0;
    for (int turn = 0; turn < 20; turn++) {
      now += 20 * MS;
      deliver(flush(here, now), there, now);
      deliver(flush(there, now), here, now);
    }

    assertThat(here.idle()).isTrue();
    assertThat(there.idle()).isTrue();
    assertThat(here.unacknowledged()).isEmpty();
    assertThat(here.counts()).isEqualTo(new LinkCounts(0, 0, 0, 0, 0));
  }

  private static List<BrokerItem> cancels(int count) {
    var items = new ArrayList<BrokerItem>();
    for (int request = 1; request <= count; request++) {
      items.add(new Cancel(request, 1));
    }
    return items;
  }

  private static List<BrokerItem> items(List<BrokerMessage> messages) {
    var items = new ArrayList<BrokerItem>();
    for (var message : messages) {
      if (message instanceof Batch batch) {
        items.addAll(batch.items());
      }
    }
    return items;
  }
}
