package org.hotelier.stories;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a worker stops with the request that it has, as if it had frozen, until it is opened. */
final class Gate {
  private final AtomicInteger held = new AtomicInteger();
  private volatile CountDownLatch latch = new CountDownLatch(0);

  void close() {
    latch = new CountDownLatch(1);
  }

  void open() {
    latch.countDown();
  }

  /** Returns at once where it is open. */
  void pass() {
    CountDownLatch closed = latch;
    if (closed.getCount() > 0) {
      held.incrementAndGet();
    }
    try {
      boolean unused = closed.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many requests were ever stopped here. */
  int held() {
    return held.get();
  }
}
