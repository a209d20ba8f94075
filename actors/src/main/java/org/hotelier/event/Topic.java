package org.hotelier.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A state that one writer publishes and anybody may read or wait on: every publication raises the
 * version by one, so that who knows version N learns of N + 1 and misses nothing in between but
 * intermediate states.
 */
public final class Topic<T> {

  /** A state and the number of publications that led to it (0: the first one). */
  public record Versioned<T>(long version, T state) {}

  private record Waiter<T>(long since, CompletableFuture<Versioned<T>> told) {}

  private final List<Waiter<T>> waiters = new ArrayList<>();
  private Versioned<T> current;

  public Topic(T initial) {
    this.current = new Versioned<>(0, initial);
  }

  public synchronized Versioned<T> current() {
    return current;
  }

  public T state() {
    return current().state();
  }

  /** Publishes a state and wakes all who waited for a newer version. */
  public void publish(T state) {
    List<Waiter<T>> woken;
    Versioned<T> published;
    synchronized (this) {
      published = new Versioned<>(current.version() + 1, state);
      current = published;
      woken = List.copyOf(waiters);
      waiters.clear();
    }
    woken.forEach(waiter -> waiter.told().complete(published));
  }

  /** Completes once the version is greater than {@code since}; cancel it to stop waiting. */
  public synchronized CompletionStage<Versioned<T>> after(long since) {
    if (current.version() > since) {
      return CompletableFuture.completedFuture(current);
    }
    var waiter = new Waiter<>(since, new CompletableFuture<Versioned<T>>());
    waiters.add(waiter);
    var unused = waiter.told().whenComplete((told, failure) -> forget(waiter));
    return waiter.told();
  }

  /** How many wait for a newer version. */
  public synchronized int waiting() {
    return waiters.size();
  }

  private synchronized void forget(Waiter<T> waiter) {
    waiters.remove(waiter);
  }
}
