package org.hotelier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hotelier.worker.Handler;
import org.hotelier.worker.Request;
import org.hotelier.worker.Worker;

/**
 * The smallest worker that can be seen at work: it says on its output what it was given, and
 * answers with that and the process that it is; or it keeps what it was given for good.
 */
public final class ShowWorker implements Handler {
  /** What it says of each request, in front of the request's text. */
  public static final String GIVEN = "was given: ";

  private final PrintWriter out;
  private final CountDownLatch release;

  private ShowWorker(PrintWriter out, boolean holding) {
    this.out = out;
    this.release = new CountDownLatch(holding ? 1 : 0);
  }

  /** Serves until the process is ended. */
  public static void run(String service, String broker, boolean holding, PrintWriter out)
      throws InterruptedException {
    try (var worker = Worker.start(service, new ShowWorker(out, holding), broker)) {
      worker.await();
    }
  }

  @Override
  public List<byte[]> answer(Request request) throws InterruptedException {
    var text = new String(request.body().get(0), UTF_8);
    out.println(GIVEN + text);
    out.flush();
    release.await();
    return List.of(answer(text, ProcessHandle.current().pid()).getBytes(UTF_8));
  }

  /** What the worker of that process answers. */
  public static String answer(String text, long pid) {
    return "%s, from process %d".formatted(text, pid);
  }
}
