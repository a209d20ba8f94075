package org.hotelier.broker;

import java.time.Duration;
import java.util.List;
import org.hotelier.event.Topic;
import org.hotelier.protocol.broker.BrokerItem.GuestsChanged;
import org.hotelier.protocol.broker.GuestRow;

/**
 * Decides when all guests of the cluster are to be counted again: when one has come, gone or
 * changed anywhere, but only so often. What is counted it publishes, if it is new.
 */
final class Roll {

  private final Exchange exchange;
  private final Colleagues colleagues;
  private final Topic<List<GuestRow>> topic;
  private final long apart;
  private long ownChanges = -1;
  private long changes = -1;
  private boolean counting;
  private long begunAt;

  Roll(
      Exchange exchange,
      Colleagues colleagues,
      Topic<List<GuestRow>> topic,
      Duration apart,
      long now) {
    this.exchange = exchange;
    this.colleagues = colleagues;
    this.topic = topic;
    this.apart = apart.toNanos();
    this.begunAt = now - this.apart;
  }

  /** Whether to count now; tells the others, too, if guests of this node have changed. */
  boolean begins(long now) {
    if (counting || now - begunAt < apart) {
      return false;
    }
    if (ownChanges != exchange.guestChanges()) {
      ownChanges = exchange.guestChanges();
      colleagues.tell(new GuestsChanged());
    }
    var all = ownChanges + colleagues.guestChanges();
    if (changes == all) {
      return false;
    }
    changes = all;
    begunAt = now;
    counting = true;
    return true;
  }

  /** The count is over; if it is not complete, another one follows. */
  void ended(boolean complete) {
    counting = false;
    if (!complete) {
      changes = -1;
    }
  }

  /** Publishes who is there, unless all that is new is how they fare. From any thread. */
  void publish(List<GuestRow> guests) {
    if (!traits(guests).equals(traits(topic.state()))) {
      topic.publish(guests);
    }
  }

  private static List<GuestRow> traits(List<GuestRow> guests) {
    return guests.stream()
        .map(
            row ->
                new GuestRow(
                    row.address(),
                    row.service(),
                    row.kind(),
                    row.node(),
                    row.status(),
                    0,
                    0,
                    0,
                    row.meta()))
        .toList();
  }
}
