package org.hotelier.loop;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Somebody else's executor: it can be used, and is not shut down with whoever uses it. */
final class Borrowed extends AbstractExecutorService {

  private final Executor owner;

  Borrowed(Executor owner) {
    this.owner = owner;
  }

  @Override
  public void execute(Runnable task) {
    owner.execute(task);
  }

  @Override
  public void shutdown() {
    // It goes on for its owner.
  }

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
