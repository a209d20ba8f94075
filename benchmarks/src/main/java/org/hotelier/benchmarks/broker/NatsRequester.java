package org.hotelier.benchmarks.broker;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One connection that keeps a window of requests under way: each reply, which comes on the
 * connection's dispatcher thread, is the moment to ask again. A body begins with the slot of the
 * window and the number of its use, by which the reply is known.
 */
final class NatsRequester {
  static final int DIGITS = 3;

  private final Connection connection;
  private final String service;
  private final String inbox;
  private final byte[][] bodies;
  private final int[] uses;
  private final long[] sentNanos;
  private Histogram latency = new Histogram(DIGITS);
  private CountDownLatch done = new CountDownLatch(0);
  private long unsent;
  private long unanswered;

  NatsRequester(Connection connection, String service, int window, int size) {
    this.connection = connection;
    this.service = service;
    this.inbox = connection.createInbox();
    this.bodies = new byte[window][size];
    this.uses = new int[window];
    this.sentNanos = new long[window];
    connection.createDispatcher(this::answered).subscribe(inbox);
  }

  /** Asks so many times from now on; what was measured before is forgotten. */
  synchronized void begin(long requests) {
    latency = new Histogram(DIGITS);
    unsent = requests;
    unanswered = requests;
    done = new CountDownLatch(requests == 0 ? 0 : 1);
    for (int slot = 0; slot < bodies.length && unsent > 0; slot++) {
      ask(slot);
    }
  }

  private void ask(int slot) {
    unsent--;
    uses[slot]++;
    ByteBuffer.wrap(bodies[slot]).putInt(slot).putInt(uses[slot]);
    sentNanos[slot] = System.nanoTime();
    connection.publish(service, inbox, bodies[slot]);
  }

  private synchronized void answered(Message reply) {
    var body = ByteBuffer.wrap(reply.getData());
    int slot = body.getInt();
    if (body.getInt() != uses[slot]) {
      return; // It is missing then, and the wait for it ends in a failure.
    }
    latency.recordValue(System.nanoTime() - sentNanos[slot]);
    unanswered--;
    if (unsent > 0) {
      ask(slot);
    } else if (unanswered == 0) {
      done.countDown();
    }
  }

  /**
   * Waits for the last reply.
   *
   * @throws IllegalStateException if some are missing after that time
   */
  void await(Duration limit) throws InterruptedException {
    if (!latch().await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("Expected all replies within %s".formatted(limit));
    }
  }

  private synchronized CountDownLatch latch() {
    return done;
  }

  synchronized Histogram latency() {
    return latency;
  }

  /** Closes the connection. */
  void close() throws InterruptedException {
    connection.close();
  }
}
