package org.hotelier.requester;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A thread that waits for its reply, and hands out the parts itself. */
final class WaitingCaller implements Replies {

  private sealed interface Event {
    record Part(List<byte[]> body, Runnable taken) implements Event {}

    record Last(List<byte[]> body) implements Event {}

    record Failed(RequestFailed failure) implements Event {}
  }

  private final String service;
  private final @Nullable Consumer<List<byte[]>> parts;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  WaitingCaller(String service, @Nullable Consumer<List<byte[]>> parts) {
    this.service = service;
    this.parts = parts;
  }

  @Override
  public void part(List<byte[]> body, Runnable taken) {
    events.add(new Event.Part(body, taken));
  }

  @Override
  public void last(List<byte[]> body) {
    events.add(new Event.Last(body));
  }

  @Override
  public void failed(RequestFailed failure) {
    events.add(new Event.Failed(failure));
  }

  /** Waits for the end; on the caller's thread. */
  List<byte[]> await() {
    while (true) {
      var event = next();
      if (event instanceof Event.Last last) {
        return last.body();
      } else if (event instanceof Event.Part part) {
        if (parts != null) {
          parts.accept(part.body());
        }
        part.taken().run();
      } else if (event instanceof Event.Failed failed) {
        // Where the caller stood tells more than where the failure was noticed.
        failed.failure().fillInStackTrace();
        throw failed.failure();
      }
    }
  }

  private Event next() {
    try {
      return events.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RequestFailed.Interrupted(service);
    }
  }
}
