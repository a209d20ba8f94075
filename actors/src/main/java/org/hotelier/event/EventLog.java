package org.hotelier.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What happened on this node, in order: numbered from 1, bounded, the oldest dropped and counted.
 * Appending never blocks and never fails (origins.md EL-02).
 */
public final class EventLog {

  /** One line: its number, its time (UTC), the group and component it belongs to, and its text. */
  public record Event(long seq, Instant at, String group, String component, String text) {}

  private final int capacity;
  private final Clock clock;
  private final Deque<Event> events = new ArrayDeque<>();
  private final Topic<Long> newest = new Topic<>(0L);
  private long lastSeq;
  private long dropped;

  public EventLog(int capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  public Event append(String group, String component, String text) {
    Event event;
    synchronized (this) {
      event = new Event(++lastSeq, clock.instant(), group, component, text);
      events.addLast(event);
      if (events.size() > capacity) {
        events.removeFirst();
        dropped++;
      }
    }
    newest.publish(lastSeq());
    return event;
  }

  /** Up to {@code limit} events numbered above {@code seq}, oldest first. */
  public synchronized List<Event> since(long seq, int limit) {
    return events.stream().filter(event -> event.seq() > seq).limit(limit).toList();
  }

  private synchronized long lastSeq() {
    return lastSeq;
  }

  /** How many events were dropped because the log was full. */
  public synchronized long dropped() {
    return dropped;
  }

  /** The number of the newest event, to wait on. */
  public Topic<Long> newest() {
    return newest;
  }
}
