package org.hotelier.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits until what it watches for is seen, looking again every 10 ms. When that takes too long it
 * fails with what was expected, what was seen last, and the evidence.
 */
final class Watch {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  /** What was seen, and after how long. */
  record Sight<T>(T seen, Duration after) {}

  /** Thrown by a look after which no other can succeed. */
  static final class Hopeless extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Hopeless(String message) {
      super(message);
    }
  }

  private final String expected;
  private final Duration within;
  private final Supplier<String> evidence;

  /**
   * @param expected completes "Expected …", for instance "node a to be ready"
   */
  Watch(String expected, Duration within, Supplier<String> evidence) {
    this.expected = expected;
    this.within = within;
    this.evidence = evidence;
  }

  /**
   * Looks until it holds; a look that throws has not seen it yet.
   *
   * @throws AssertionError when the time has passed, at once when it is hopeless, and when the
   *     thread is interrupted
   */
  <T> Sight<T> until(Callable<T> look, Predicate<T> holds) {
    long start = System.nanoTime();
    String last;
    do {
      try {
        T seen = look.call();
        if (holds.test(seen)) {
          return new Sight<>(seen, since(start));
        }
        last = String.valueOf(seen);
      } catch (Hopeless hopeless) {
        throw failure("within", since(start), String.valueOf(hopeless.getMessage()));
      } catch (Exception failure) {
        last = failure.toString();
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    } while (since(start).compareTo(within) < 0 && !Thread.currentThread().isInterrupted());
    throw failure("within", since(start), last);
  }

  /**
   * Looks until the time has passed, and holds at every look.
   *
   * @throws AssertionError at the first look that throws or does not hold, and when the thread is
   *     interrupted
   */
  <T> void throughout(Callable<T> look, Predicate<T> holds) {
    long start = System.nanoTime();
    while (since(start).compareTo(within) < 0) {
      String trouble = trouble(look, holds);
      if (!trouble.isEmpty() || Thread.currentThread().isInterrupted()) {
        throw failure("for", since(start), trouble);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static <T> String trouble(Callable<T> look, Predicate<T> holds) {
    try {
      T seen = look.call();
      return holds.test(seen) ? "" : String.valueOf(seen);
    } catch (Exception failure) {
      return failure.toString();
    }
  }

  private AssertionError failure(String limit, Duration after, String last) {
    return new AssertionError(
        "Expected %s %s %d ms, but after %d ms the last seen was:%n%s%n%s"
            .formatted(expected, limit, within.toMillis(), after.toMillis(), last, evidence.get()));
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
