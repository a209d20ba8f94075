package org.hotelier.zmtp;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a peer which asked for it has been silent for too long. A sign of life costs no
 * timer: the one there is looks when the last one was, and waits for the rest.
 */
final class SignsOfLife {

  private final EventLoop loop;
  private final Runnable silent;
  private long withinNanos;
  private long seenNanos;
  private @Nullable Future<?> look;

  SignsOfLife(EventLoop loop, Runnable silent) {
    this.loop = loop;
    this.silent = silent;
  }

  /** From now on, or as before but with another time. */
  void expectWithin(Duration within) {
    long nanos = within.toNanos();
    seenNanos = System.nanoTime();
    if (nanos == withinNanos && look != null) {
      return;
    }
    stop();
    withinNanos = nanos;
    lookAfter(nanos);
  }

  void seen() {
    if (look != null) {
      seenNanos = System.nanoTime();
    }
  }

  void stop() {
    if (look != null) {
      look.cancel(false);
      look = null;
    }
  }

  private void lookAfter(long nanos) {
    look = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long rest = withinNanos - (System.nanoTime() - seenNanos);
    if (rest > 0) {
      lookAfter(rest);
    } else {
      look = null;
      silent.run();
    }
  }
}
