package org.hotelier.requester;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.hotelier.protocol.dealer.DealerLoop;
import org.jspecify.annotations.Nullable;

/**
 * Asks services through the Majordomo brokers of a cluster, from any number of threads at once. A
 * request is answered by its own reply or fails by a {@link RequestFailed}; it does neither twice.
 *
 * <p><b>Correlation.</b> Majordomo's messages carry no request number. Each request therefore has a
 * connection for itself until its final reply; then the connection serves the next. One whose reply
 * did not come in time is closed, so that a late reply dies with it and is never taken for another.
 *
 * <p><b>Tries.</b> A try that meets silence for the time-out, or whose connection breaks, is
 * followed at once by the next, at another broker if there is one, until all tries are used. A
 * broker that cannot be reached costs time of a try, but none of the tries. So a request may be
 * worked on more than once: it must be idempotent (7/MDP says so too), or have one try only. Once a
 * part of the reply was handed out, there are no more tries.
 *
 * <p>Bodies are one or more frames of at most 4 MiB in all. Arrays given and received are not
 * copied: do not change them afterwards.
 */
public final class Requester implements AutoCloseable {
  private static final String FIND = "mmi.service";
  private static final String FOUND = "200";
  private static final String NOT_FOUND = "404";

  private final DealerLoop loop;
  private final Desk desk;
  private final RequestFrames frames;
  private final ExecutorService callbacks =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "requester-callbacks");
            thread.setDaemon(true);
            return thread;
          });

  private Requester(RequesterSettings settings) {
    loop = DealerLoop.start("requester", true);
    desk = new Desk(loop, settings);
    frames = new RequestFrames(settings.version());
  }

  /** Connects only when something is asked. Its threads do not keep the JVM alive. */
  public static Requester open(RequesterSettings settings) {
    return new Requester(settings);
  }

  /** {@link #open(RequesterSettings)} with the defaults. */
  public static Requester open(String broker, String... others) {
    return open(RequesterSettings.of(broker, others));
  }

  /**
   * Asks and waits. If the reply comes in parts, they are put together.
   *
   * @param service 1 to 255 bytes in UTF-8
   * @throws RequestFailed if there is no reply
   * @throws IllegalArgumentException if service or body cannot be sent
   */
  public List<byte[]> call(String service, byte[]... body) {
    return waitFor(service, List.of(body), null);
  }

  /**
   * Asks and waits, and hands out each part of the reply that comes before the last, in order, on
   * the calling thread. While it does not keep up, nothing more is read.
   *
   * @return the last part
   * @throws RequestFailed if there is no reply, or if it broke off
   */
  public List<byte[]> call(String service, List<byte[]> body, Consumer<List<byte[]>> parts) {
    return waitFor(service, body, parts);
  }

  /**
   * Asks without waiting. If the reply comes in parts, they are put together. Whoever cancels the
   * future no longer wants the reply: its connection is closed, and a broker that holds the request
   * in its queue may drop it.
   *
   * @return the reply, or a {@link RequestFailed}; completed on a thread that all of them share:
   *     what may take long belongs on another ({@code thenApplyAsync})
   */
  public CompletableFuture<List<byte[]>> ask(String service, byte[]... body) {
    return begin(service, List.of(body), null);
  }

  /**
   * Asks without waiting, and hands out each part of the reply that comes before the last, in
   * order, on the thread that also completes the futures. A consumer that throws ends its request,
   * and the future fails with what it threw.
   *
   * @return the last part, or a {@link RequestFailed}
   */
  public CompletableFuture<List<byte[]>> ask(
      String service, List<byte[]> body, Consumer<List<byte[]>> parts) {
    return begin(service, body, parts);
  }

  /**
   * Whether any worker provides the service at present (8/MMI, {@code mmi.service}).
   *
   * @throws RequestFailed if there is no answer, or if the broker cannot tell (501)
   */
  public boolean serves(String service) {
    var answer = call(FIND, service.getBytes(UTF_8));
    // The guide's broker sends the frames of the question back, its code in the last one.
    var code = new String(answer.get(answer.size() - 1), UTF_8);
    return switch (code) {
      case FOUND -> true;
      case NOT_FOUND -> false;
      default -> throw new RequestFailed.NotManaged(code);
    };
  }

  /** Fails what is open by {@link RequestFailed.Closed} and closes all connections. */
  @Override
  public void close() {
    loop.execute(
        () -> {
          desk.close();
          loop.end();
          callbacks.shutdown();
        });
  }

  private List<byte[]> waitFor(
      String service, List<byte[]> body, @Nullable Consumer<List<byte[]>> parts) {
    var replies = new WaitingCaller(service, parts);
    var asking = new Asking(desk, service, frames.of(service, body), parts != null, replies);
    try {
      submit(asking);
      return replies.await();
    } finally {
      loop.execute(asking::abandon);
    }
  }

  private CompletableFuture<List<byte[]>> begin(
      String service, List<byte[]> body, @Nullable Consumer<List<byte[]>> parts) {
    var replies = new FutureReply(this::callBack, parts);
    var asking = new Asking(desk, service, frames.of(service, body), parts != null, replies);
    replies.future().whenComplete((reply, failure) -> loop.execute(asking::abandon));
    submit(asking);
    return replies.future();
  }

  private void submit(Asking asking) {
    if (!loop.execute(() -> desk.take(asking))) {
      asking.refuse(new RequestFailed.Closed());
    }
  }

  /** On the thread for it; on the caller's own if that has ended, which {@link #close} does. */
  private void callBack(Runnable task) {
    try {
      callbacks.execute(task);
    } catch (RejectedExecutionException closed) {
      task.run();
    }
  }
}
