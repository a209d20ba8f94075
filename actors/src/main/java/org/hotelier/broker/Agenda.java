package org.hotelier.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The services in which something has changed since they were last looked at; each once. */
final class Agenda {

  private final Deque<Service> stirred = new ArrayDeque<>();

  void add(Service service) {
    stirred.addLast(service);
  }

  @Nullable Service next() {
    var next = stirred.pollFirst();
    if (next != null) {
      next.settled();
    }
    return next;
  }
}
