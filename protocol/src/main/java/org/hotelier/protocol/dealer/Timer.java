package org.hotelier.protocol.dealer;

/** Something that a {@link DealerLoop} will do, unless it is cancelled before. */
public final class Timer implements Comparable<Timer> {
  private final long at;
  private final long number;
  private final Runnable task;
  private final DealerLoop loop;

  Timer(long at, long number, Runnable task, DealerLoop loop) {
    this.at = at;
    this.number = number;
    this.task = task;
    this.loop = loop;
  }

  /** On the loop's thread. Once it has run or was cancelled, this does nothing. */
  public void cancel() {
    loop.cancel(this);
  }

  long nanosLeft(long now) {
    return at - now;
  }

  void run() {
    task.run();
  }

  /** Monotonic times are compared by their difference: the clock may pass its largest value. */
  @Override
  public int compareTo(Timer other) {
    long difference = at - other.at;
    return difference == 0 ? Long.compare(number, other.number) : Long.signum(difference);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }
}
