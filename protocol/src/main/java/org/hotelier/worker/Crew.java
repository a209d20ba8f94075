package org.hotelier.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads that the handler runs on, and the requests that wait for one. Told what to do on the
 * loop's thread only.
 */
final class Crew {
  private final int size;
  private final ExecutorService threads;
  private final Consumer<Job> work;
  private final Deque<Job> waiting = new ArrayDeque<>();
  private int running;

  /**
   * @param work what is to be done with a request, on one of the threads
   */
  Crew(String name, int size, Consumer<Job> work) {
    this.size = size;
    this.work = work;
    var numbers = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            size,
            task -> {
              var thread = new Thread(task, name + " " + numbers.incrementAndGet());
              thread.setDaemon(true); // the loop's thread keeps the JVM alive, and ends
              return thread;
            });
  }

  boolean hasFree() {
    return running < size;
  }

  int waiting() {
    return waiting.size();
  }

  void take(Job job) {
    waiting.add(job);
    startNext();
  }

  /** One of the threads is free again. */
  void finished() {
    running--;
    startNext();
  }

  /** What waits was given to another worker. */
  void dropWaiting() {
    waiting.clear();
  }

  void end() {
    threads.shutdownNow();
  }

  private void startNext() {
    if (hasFree() && !waiting.isEmpty()) {
      var next = waiting.remove();
      running++;
      threads.execute(() -> work.accept(next));
    }
  }
}
