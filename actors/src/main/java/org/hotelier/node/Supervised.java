package org.hotelier.node;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.event.EventLog;

/**
 * Supervises each actor of a node alone: one that fails is restarted with back-off, the others do
 * not notice, and the event log says so.
 */
final class Supervised {

  /** What an actor is sent while it is restarted waits for it, up to this many messages. */
  private static final int MOST_WAITING = 100_000;

  private static final SupervisorStrategy BACK_OFF =
      SupervisorStrategy.restartWithBackoff(Duration.ofMillis(50), Duration.ofSeconds(5), 0.2)
          .withResetBackoffAfter(Duration.ofSeconds(10))
          .withStashCapacity(MOST_WAITING);

  private Supervised() {}

  static <T> Behavior<T> of(String name, EventLog events, Behavior<T> behavior) {
    var startedBefore = new AtomicBoolean();
    return Behaviors.<T>supervise(
            Behaviors.setup(
                context -> {
                  if (startedBefore.getAndSet(true)) {
                    events.append("supervision", name, name + " failed and was restarted");
                  }
                  return behavior;
                }))
        .onFailure(Exception.class, BACK_OFF);
  }
}
