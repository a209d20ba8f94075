package org.hotelier.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.hotelier.event.EventLog.Event;
import org.junit.jupiter.api.Test;

/** What happened, in order and bounded (origins.md EL-02). */
class EventLogTest {
  private static final Instant NOW = Instant.EPOCH;
  private final EventLog log = new EventLog(3, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void numbersEventsFromOne() {
    assertThat(log.append("membership", "founded", "one"))
        .isEqualTo(new Event(1, NOW, "membership", "founded", "one"));
    assertThat(log.append("membership", "up", "two").seq()).isEqualTo(2);
  }

  @Test
  void dropsTheOldestAndCountsThem() {
    append(5);

    assertThat(log.since(0, 10)).extracting(Event::seq).containsExactly(3L, 4L, 5L);
    assertThat(log.dropped()).isEqualTo(2);
  }

  @Test
  void tellsWhatCameLaterOldestFirstAndNoMoreThanAskedFor() {
    append(3);

    assertThat(log.since(1, 10)).extracting(Event::seq).containsExactly(2L, 3L);
    assertThat(log.since(0, 2)).extracting(Event::seq).containsExactly(1L, 2L);
    assertThat(log.since(3, 10)).isEmpty();
  }

  @Test
  void wakesWhoWaitsForTheNextEvent() {
    var next = log.newest().after(0).toCompletableFuture();
    assertThat(next).isNotDone();

    append(1);

    assertThat(next.join().state()).isEqualTo(1L);
  }

  @Test
  void manyMayAppendAtOnceAndNothingIsCountedTwice() {
    var large = new EventLog(1_000, Clock.systemUTC());

    IntStream.range(0, 10_000).parallel().forEach(i -> large.append("test", "many", "" + i));

    assertThat(large.since(0, 10_000))
        .extracting(Event::seq)
        .containsExactlyElementsOf(
            () -> IntStream.rangeClosed(9_001, 10_000).asLongStream().boxed().iterator());
    assertThat(large.dropped()).isEqualTo(9_000);
  }

  private void append(int events) {
    IntStream.range(0, events).forEach(i -> log.append("test", "event", "" + i));
  }
}
