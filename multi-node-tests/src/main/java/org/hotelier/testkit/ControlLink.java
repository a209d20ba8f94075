package org.hotelier.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.hotelier.protocol.control.ControlClient;
import org.jspecify.annotations.Nullable;

/**
 * The kit's connection to one control socket: made at the first call, kept over many, made anew
 * after the node was away. It tries once, because who calls it looks again.
 */
final class ControlLink implements AutoCloseable {
  private static final ControlClient.Timeouts TIMEOUTS =
      new ControlClient.Timeouts(Duration.ZERO, Duration.ofSeconds(5));

  private final Path socket;
  private @Nullable ControlClient client;

  ControlLink(Path socket) {
    this.socket = socket;
  }

  JsonNode call(String method, Object... args) {
    return client().call(method, args);
  }

  private synchronized ControlClient client() {
    ControlClient known = client;
    if (known == null) {
      known = ControlClient.connect(socket, TIMEOUTS);
      client = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
