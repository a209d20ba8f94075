package org.hotelier.protocol.dealer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that runs any number of {@link Dealer}s, their owners' timers and tasks, one after the
 * other, so that none of them needs a lock. Nothing that it runs may wait.
 */
public final class DealerLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DealerLoop.class);
  private static final int READ_BYTES = 64 * 1024;

  private final Object lock = new Object();
  private final Selector selector;
  private final Thread thread;
  private final TreeSet<Timer> timers = new TreeSet<>();
  private final ByteBuffer input = ByteBuffer.allocateDirect(READ_BYTES);
  private Queue<Runnable> tasks = new ArrayDeque<>();
  private long timersMade;
  private boolean ending;
  private boolean ended;

  private DealerLoop(String name, boolean daemon) {
    try {
      selector = Selector.open();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    thread = new Thread(this::run, name);
    thread.setDaemon(daemon);
  }

  /**
   * Starts the thread.
   *
   * @param daemon whether the JVM may end while it runs
   */
  public static DealerLoop start(String name, boolean daemon) {
    var loop = new DealerLoop(name, daemon);
    loop.thread.start();
    return loop;
  }

  /** Has a task run soon, in order; from any thread. False: it never will, the loop has ended. */
  public boolean execute(Runnable task) {
    synchronized (lock) {
      if (ended) {
        return false;
      }
      tasks.add(task);
      if (tasks.size() > 1) {
        return true; // whoever added the first one has woken the loop
      }
    }
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
    return true;
  }

  /** Has a task run later; on the loop's thread. */
  public Timer after(Duration delay, Runnable task) {
    var timer = new Timer(System.nanoTime() + delay.toNanos(), timersMade++, task, this);
    timers.add(timer);
    return timer;
  }

  /** Begins to connect; on the loop's thread. */
  public Dealer open(BrokerAddress to, DealerSettings settings, DealerEvents events) {
    var dealer = new Dealer(this, to, settings, events);
    dealer.begin();
    return dealer;
  }

  /** On the loop's thread: the last task. Connections that are still open are closed. */
  public void end() {
    ending = true;
  }

  /** Waits for the thread to end; not on it. False: it has not within this time. */
  public boolean join(Duration within) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedJoin(thread, within.toNanos());
    return !thread.isAlive();
  }

  void cancel(Timer timer) {
    timers.remove(timer);
  }

  Selector selector() {
    return selector;
  }

  /** What all connections are read into, one after the other. */
  ByteBuffer input() {
    return input;
  }

  private void run() {
    try {
      while (!ending) {
        runTasks();
        runTimers();
        select();
      }
      runTasks();
    } catch (IOException failure) {
      LOG.error("Expected {} to wait for its sockets, but it cannot", thread.getName(), failure);
    } finally {
      finish();
    }
  }

  private void runTasks() {
    var batch = nextTasks(false);
    for (var task = batch.poll(); task != null; task = batch.poll()) {
      guarded(task);
    }
  }

  private Queue<Runnable> nextTasks(boolean last) {
    synchronized (lock) {
      var batch = tasks;
      tasks = new ArrayDeque<>();
      ended |= last;
      return batch;
    }
  }

  private void runTimers() {
    long now = System.nanoTime();
    while (!timers.isEmpty() && timers.first().nanosLeft(now) <= 0 && !ending) {
      var due = timers.first();
      timers.remove(due);
      guarded(due::run);
    }
  }

  private void select() throws IOException {
    if (ending) {
      return;
    }
    if (busy()) {
      selector.selectNow(this::ready);
    } else if (timers.isEmpty()) {
      selector.select(this::ready);
    } else {
      // A millisecond more than it is: one that is not quite due would be looked at in vain.
      long left = timers.first().nanosLeft(System.nanoTime());
      selector.select(this::ready, Math.max(0, TimeUnit.NANOSECONDS.toMillis(left)) + 1);
    }
  }

  private boolean busy() {
    synchronized (lock) {
      return !tasks.isEmpty();
    }
  }

  private void ready(SelectionKey key) {
    var dealer = (@Nullable Dealer) key.attachment();
    if (dealer != null && key.isValid()) {
      guarded(dealer::ready);
    }
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      LOG.error("Expected a task of {} to succeed, but it failed", thread.getName(), defect);
    }
  }

  private void finish() {
    for (var task : nextTasks(true)) {
      guarded(task);
    }
    for (var key : selector.keys()) {
      if (key.attachment() instanceof Dealer dealer) {
        dealer.close();
      }
    }
    try {
      selector.close();
    } catch (IOException failure) {
      LOG.warn("Expected {} to close its selector, but it cannot", thread.getName(), failure);
    }
  }
}
