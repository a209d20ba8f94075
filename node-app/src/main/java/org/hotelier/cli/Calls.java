package org.hotelier.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.hotelier.protocol.control.ControlClient;

/** Opens connections to control sockets and makes calls, with the patience of a person. */
final class Calls {
  /** A node that is well answers within milliseconds; one that is frozen never does. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Calls() {}

  /** Connects at once or not at all: whether a node runs is a question, not a hope. */
  static ControlClient connect(Path socket) {
    return ControlClient.connect(socket, new ControlClient.Timeouts(Duration.ZERO, PATIENCE));
  }

  /**
   * Waits at most {@code limitMillis} for a version of the topic newer than {@code since} (-1: any)
   * and answers it as {@code {version, state}}, or {@code "nochange"}.
   */
  static JsonNode change(ControlClient client, String topic, long since, long limitMillis) {
    var patience = PATIENCE.plusMillis(limitMillis);
    return client.call(patience, "WaitForChange", topic, since, limitMillis);
  }
}
