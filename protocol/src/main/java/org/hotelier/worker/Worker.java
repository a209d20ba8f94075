package org.hotelier.worker;

import java.util.Optional;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.dealer.DealerLoop;

/**
 * Provides one service to a cluster through one of its Majordomo brokers, and comes back by itself
 * whenever the connection is lost, at the next broker if there are several.
 *
 * <p>While the handler works the worker goes on saying that it lives. A reply whose connection was
 * lost meanwhile is dropped and logged: the broker has had the request done elsewhere, and on a new
 * connection the reply would be a forged one. A new connection is only made once a thread is free
 * for work, so that a handler that hangs makes the worker absent sooner or later.
 */
public final class Worker implements AutoCloseable {
  private final DealerLoop loop;
  private final Career career;

  private Worker(String service, Handler handler, WorkerSettings settings) {
    var ready = ReadyFrames.of(service, settings);
    loop = DealerLoop.start("worker of " + service, false);
    career = new Career(loop, service, handler, settings, ready);
  }

  /**
   * Starts, and returns before it is connected. Its threads keep the JVM alive until it is closed.
   *
   * @param service 1 to 255 bytes of printable UTF-8; not {@code mmi.…}, which is the broker's own
   * @throws IllegalArgumentException if the name cannot be one of a service, or an option cannot be
   *     said
   */
  public static Worker start(String service, Handler handler, WorkerSettings settings) {
    var worker = new Worker(service, handler, settings);
    worker.loop.execute(worker.career::begin);
    return worker;
  }

  /** {@link #start(String, Handler, WorkerSettings)} with the defaults. */
  public static Worker start(String service, Handler handler, String broker, String... others) {
    return start(service, handler, WorkerSettings.of(broker, others));
  }

  /** The broker that it has said READY to, while that connection stands. */
  public Optional<BrokerAddress> broker() {
    return career.broker();
  }

  /**
   * Takes nothing new, answers what it has in hand, says DISCONNECT and ends; does not wait for any
   * of it. What is not done within {@code stopWithin} is interrupted, and done by another worker.
   */
  public void stop() {
    loop.execute(career::stop);
  }

  /** Waits until it has stopped. */
  public void await() throws InterruptedException {
    career.await();
  }

  /** {@link #stop} and {@link #await}; not from within the handler, which it would wait for. */
  @Override
  public void close() {
    stop();
    try {
      await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
