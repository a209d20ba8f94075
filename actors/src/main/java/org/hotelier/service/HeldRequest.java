package org.hotelier.service;

import java.time.Duration;

/** A request that an instance holds, from its assignment to its last reply. */
final class HeldRequest implements ReplyTo {

  private final InstanceLine line;
  private final long tag;
  private final long deadlineNanos;
  private volatile boolean cancelled;
  private volatile boolean begun;

  HeldRequest(InstanceLine line, long tag, long deadlineNanos) {
    this.line = line;
    this.tag = tag;
    this.deadlineNanos = deadlineNanos;
  }

  /** The number that the broker knows this attempt by. */
  long tag() {
    return tag;
  }

  @Override
  public void tell(Reply reply) {
    line.reply(this, reply);
  }

  @Override
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, remainingNanos()));
  }

  @Override
  public boolean wanted() {
    return !cancelled && remainingNanos() > 0;
  }

  private long remainingNanos() {
    return deadlineNanos - line.nanoTime();
  }

  void cancel() {
    cancelled = true;
  }

  /** The service gets to it now; false if it is too late for that, and it is dropped. */
  boolean begin() {
    begun = true;
    return !dropIfUnwanted();
  }

  /** Whether it was begun, nobody waits for it any more, and it no longer counts as held. */
  boolean dropIfAbandoned() {
    return begun && dropIfUnwanted();
  }

  private boolean dropIfUnwanted() {
    if (wanted()) {
      return false;
    }
    line.drop(this);
    return true;
  }
}
