package org.hotelier.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.hotelier.event.EventLog;
import org.hotelier.event.EventLog.Event;
import org.junit.jupiter.api.Test;

/** Events of the broker do not flood: what is the same is counted. */
class BrokerEventsTest {
  private static final long SECOND = 1_000_000_000;

  private final EventLog log = new EventLog(1000, Clock.systemUTC());
  private final BrokerEvents events = new BrokerEvents(log, 0);

  @Test
  void tellsTheFirstOfItsKindAtOnce() {
    events.refused("echo", Refusal.QUEUE_FULL);
    events.dispatchedAgain("echo", "its node is gone");

    assertThat(told())
        .containsExactly(
            "refused: a request for echo: QueueFull",
            "again: a request for echo is dispatched again: its node is gone");
  }

  @Test
  void countsWhatIsTheSame() {
    for (int i = 0; i < 1000; i++) {
      events.refused("echo", Refusal.QUEUE_FULL);
    }
    events.flush(SECOND);

    assertThat(told())
        .containsExactly(
            "refused: a request for echo: QueueFull",
            "refused: a request for echo: QueueFull (999 more times)");
  }

  @Test
  void waitsASecondBeforeItTellsACount() {
    events.refused("echo", Refusal.EXPIRED);
    events.refused("echo", Refusal.EXPIRED);

    events.flush(SECOND - 1);
    assertThat(told()).hasSize(1);
    events.flush(SECOND);
    assertThat(told()).hasSize(2);
    events.flush(2 * SECOND);
    assertThat(told()).hasSize(2);
  }

  @Test
  void tellsOfTheSameAgainInTheNextSecond() {
    events.refused("echo", Refusal.EXPIRED);
    events.flush(SECOND);

    events.refused("echo", Refusal.EXPIRED);

    assertThat(told()).hasSize(2);
  }

  @Test
  void boundsTheKindsOfASecondAndSaysHowManyEventsItLeftOut() {
    for (int i = 0; i < 300; i++) {
      events.refused("service-" + i, Refusal.NO_GUEST);
    }
    events.refused("service-0", Refusal.NO_GUEST);
    assertThat(told()).hasSize(256);

    events.flush(SECOND);

    assertThat(told())
        .endsWith(
            "refused: a request for service-0: NoGuest (1 more times)",
            "untold: 44 more events of other kinds");
  }

  private List<String> told() {
    return log.since(0, 1000).stream().map(BrokerEventsTest::text).toList();
  }

  private static String text(Event event) {
    return event.component() + ": " + event.text();
  }
}
