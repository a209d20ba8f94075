package org.hotelier.broker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hotelier.event.EventLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what happens in the exchange on record. The first of its kind is an event at once; what is
 * the same within a second is counted, and becomes one more.
 */
public final class BrokerEvents implements Happenings {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerEvents.class);
  private static final long GATHER_NANOS = 1_000_000_000;

  /** What is new beyond this is only counted until the second is over. */
  private static final int MOST_KINDS = 256;

  private record Kind(String component, String text) {}

  private final EventLog events;
  private final Map<Kind, Integer> repeated = new LinkedHashMap<>();
  private int untold;
  private long since;

  /** Events that go to this log; {@code now} is a monotonic time in nanoseconds. */
  public BrokerEvents(EventLog events, long now) {
    this.events = events;
    this.since = now;
  }

  @Override
  public void guestArrived(Guest guest) {
    tell("arrived", "%s provides %s".formatted(guest.address(), guest.service()));
  }

  @Override
  public void guestLeft(Guest guest, String reason) {
    tell("left", "%s (%s) is gone: %s".formatted(guest.address(), guest.service(), reason));
  }

  @Override
  public void dispatchedAgain(String service, String reason) {
    tell("again", "a request for %s is dispatched again: %s".formatted(service, reason));
  }

  @Override
  public void lateAnswer(String guest, long tag) {
    tell("late", "%s answered what nobody waits for".formatted(guest));
  }

  @Override
  public void guestStalled(Guest guest) {
    tell("stalled", "%s (%s) does not answer".formatted(guest.address(), guest.service()));
  }

  @Override
  public void refused(String service, Refusal refusal) {
    tell("refused", "a request for %s: %s".formatted(service, refusal.word()));
  }

  @Override
  public void lineBroke(String whose, RuntimeException failure) {
    LOG.warn("{} could not be told", whose, failure);
    tell("broken", "%s could not be told: %s".formatted(whose, failure));
  }

  private void tell(String component, String text) {
    var kind = new Kind(component, text);
    if (repeated.size() >= MOST_KINDS && !repeated.containsKey(kind)) {
      untold++;
    } else if (repeated.merge(kind, 1, Integer::sum) == 1) {
      events.append("broker", component, text);
    }
  }

  /** Tells what was counted, at most once a second. */
  void flush(long now) {
    if (now - since < GATHER_NANOS) {
      return;
    }
    since = now;
    repeated.forEach(
        (kind, times) -> {
          if (times > 1) {
            events.append(
                "broker", kind.component(), "%s (%d more times)".formatted(kind.text(), times - 1));
          }
        });
    repeated.clear();
    if (untold > 0) {
      events.append("broker", "untold", "%d more events of other kinds".formatted(untold));
      untold = 0;
    }
  }
}
