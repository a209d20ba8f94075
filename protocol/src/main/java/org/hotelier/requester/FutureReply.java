package org.hotelier.requester;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A future that gets the reply; completed, like the parts handed out, where callbacks run. */
final class FutureReply implements Replies {
  private final CompletableFuture<List<byte[]>> future = new CompletableFuture<>();
  private final Executor callbacks;
  private final @Nullable Consumer<List<byte[]>> parts;

  FutureReply(Executor callbacks, @Nullable Consumer<List<byte[]>> parts) {
    this.callbacks = callbacks;
    this.parts = parts;
  }

  CompletableFuture<List<byte[]>> future() {
    return future;
  }

  @Override
  public void part(List<byte[]> body, Runnable taken) {
    callbacks.execute(() -> handOut(body, taken));
  }

  @Override
  public void last(List<byte[]> body) {
    callbacks.execute(() -> future.complete(body));
  }

  @Override
  public void failed(RequestFailed failure) {
    callbacks.execute(() -> future.completeExceptionally(failure));
  }

  private void handOut(List<byte[]> body, Runnable taken) {
    if (future.isDone() || parts == null) {
      return;
    }
    try {
      parts.accept(body);
      taken.run();
    } catch (RuntimeException | Error failure) {
      future.completeExceptionally(failure);
    }
  }
}
