package org.hotelier.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.protocol.control.ControlException;
import org.hotelier.protocol.luxi.ControlFailure;

/** Waits for a node to say that it is ready, or to end, whichever it does first. */
final class Readiness {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final int TAIL_LINES = 20;

  private Readiness() {}

  /** How long it took; throws what is documented at {@link ChildNode#awaitReady}. */
  static Duration await(ChildNode node, Duration limit) {
    long start = System.nanoTime();
    String seen;
    do {
      seen = node.isAlive() ? look(node) : "it ended with code " + node.exitCode();
      if (seen.isEmpty()) {
        return since(start);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    } while (node.isAlive()
        && since(start).compareTo(limit) < 0
        && !Thread.currentThread().isInterrupted());
    throw new IllegalStateException(
        "Expected node %s to be ready within %d ms, but after %d ms %s; do read its log, %s:%n%s"
            .formatted(
                node,
                limit.toMillis(),
                since(start).toMillis(),
                node.isAlive() ? seen : "it ended with code " + node.exitCode(),
                node.spec().log(),
                node.logTail(TAIL_LINES)));
  }

  /** Empty when the node is ready, else what was seen instead. */
  private static String look(ChildNode node) {
    var once = new ControlClient.Timeouts(Duration.ZERO, ANSWER);
    try (var control = ControlClient.connect(node.socket(), once)) {
      JsonNode answer = control.call("QueryNode");
      return answer.path("ready").asBoolean() ? "" : "it answered " + answer;
    } catch (ControlException | ControlFailure failure) {
      return "its control socket said: " + failure.getMessage();
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
