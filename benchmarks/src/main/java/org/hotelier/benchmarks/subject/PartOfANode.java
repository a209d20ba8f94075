package org.hotelier.benchmarks.subject;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What a thread does for one node while others do the same for the rest of the fleet. */
public final class PartOfANode {

  private PartOfANode() {}

  /**
   * What came of it.
   *
   * @throws IllegalStateException if it failed, or this thread is to end
   */
  public static <T> T await(Future<T> part) {
    try {
      return part.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("A node did not do its part: " + failure.getCause(), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
