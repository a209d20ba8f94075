package org.hotelier.simulation;

import java.util.function.Consumer;

/** One seeker being called back by several members: tells the outcome once. */
final class CallBacks {

  private final Consumer<String> tell;
  private int awaited;
  private boolean ended;

  CallBacks(int awaited, Consumer<String> tell) {
    this.awaited = awaited;
    this.tell = tell;
  }

  /** A member reports what failed, or nothing. */
  void reported(String failure) {
    if (!failure.isEmpty()) {
      end(failure);
    } else if (--awaited == 0) {
      end("");
    }
  }

  private void end(String failure) {
    if (!ended) {
      ended = true;
      tell.accept(failure);
    }
  }
}
