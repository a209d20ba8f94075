package org.hotelier.broker.mdp;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Which connection is to be looked at when; O(log n) to set, nothing to do while none is due. */
final class Timers {

  private record Timer(long at, Connection connection) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      // Monotonic times may wrap: only their difference means something.
      return Long.signum(at - other.at);
    }
  }

  private final PriorityQueue<Timer> queue = new PriorityQueue<>();

  void set(Connection connection, long at) {
    queue.add(new Timer(at, connection));
  }

  /** The next connection that is due, or none. */
  @Nullable Connection due(long now) {
    var next = queue.peek();
    if (next == null || next.at - now > 0) {
      return null;
    }
    queue.remove();
    return next.connection;
  }
}
