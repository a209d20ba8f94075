package org.hotelier.protocol.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Reaches a control socket, trying again every 50 ms while its file is missing, nobody listens, or
 * too many wait to be accepted; a refusal for lack of permission is final.
 */
final class Connector {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private static final String CROWDED = "too many connections wait to be accepted";

  private final Path socket;
  private final int maxBytes;

  Connector(Path socket, int maxBytes) {
    this.socket = socket;
    this.maxBytes = maxBytes;
  }

  /**
   * @param limit how long to try; zero means once
   * @throws ControlException.Unreachable if it was never possible
   * @throws ControlException.PermissionDenied at once
   */
  ControlConnection connect(Duration limit) {
    var deadline = Deadline.in(limit);
    while (true) {
      String why;
      try {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        if (established(channel)) {
          return new ControlConnection(channel, maxBytes);
        }
        why = CROWDED;
      } catch (IOException failure) {
        if (isDenied(failure)) {
          throw new ControlException.PermissionDenied(socket, failure);
        }
        why = reason(failure);
      }
      if (deadline.passed() || Thread.currentThread().isInterrupted()) {
        throw new ControlException.Unreachable(socket, why);
      }
      LockSupport.parkNanos(Math.min(PAUSE.toNanos(), deadline.left().toNanos()));
    }
  }

  /** Closes the channel unless it connected. */
  private boolean established(SocketChannel channel) throws IOException {
    var connected = false;
    try {
      channel.configureBlocking(false);
      // A Unix domain socket connects at once or not at all: if the JDK called it pending, nothing
      // would ever finish it.
      connected = channel.connect(UnixDomainSocketAddress.of(socket));
      return connected;
    } finally {
      if (!connected) {
        channel.close();
      }
    }
  }

  private String reason(IOException failure) {
    if (!Files.exists(socket)) {
      return "there is no such file";
    }
    if (failure instanceof ConnectException) {
      return "nobody listens on it";
    }
    // EAGAIN: the backlog is full.
    var text = String.valueOf(failure.getMessage());
    return text.contains("temporarily unavailable") ? CROWDED : text;
  }

  /** The JDK tells EACCES and EPERM of a connect only by their text. */
  static boolean isDenied(IOException failure) {
    var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("permission denied") || text.contains("not permitted");
  }
}
