package org.hotelier.zmtp;

import com.typesafe.config.Config;
import java.time.Duration;
import org.hotelier.protocol.zmtp.ZmtpLimits;

/**
 * What peers of a ZeroMQ port may use up; {@code reference.conf} says what each setting means.
 *
 * @param connections at once
 * @param handshake from the first byte to its end
 * @param linger for what was sent before a connection is ended
 * @param limits what a peer may send
 * @param outgoing what may wait to be written to a peer
 * @param subscriptions of a peer of a PUB port
 * @param waitingQuestions of a peer of a REP port
 */
public record ZmtpSettings(
    int connections,
    Duration handshake,
    Duration linger,
    ZmtpLimits limits,
    Outgoing outgoing,
    int subscriptions,
    int waitingQuestions) {

  /** The bound of a peer's outgoing queue; both count until the kernel has taken them. */
  public record Outgoing(int bytes, int messages) {}

  public ZmtpSettings {
    if (outgoing.bytes() / 2 < limits.messageBytes()) {
      throw new IllegalArgumentException(
          ("Expected zmtp.outgoing.bytes of at least twice zmtp.message-bytes, but they are %d and"
                  + " %d; do raise the first")
              .formatted(outgoing.bytes(), limits.messageBytes()));
    }
  }

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static ZmtpSettings from(Config hotelier) {
    var zmtp = hotelier.getConfig("zmtp");
    return new ZmtpSettings(
        zmtp.getInt("connections"),
        zmtp.getDuration("handshake"),
        zmtp.getDuration("linger"),
        new ZmtpLimits(
            bytes(zmtp, "message-bytes"),
            zmtp.getInt("frames"),
            bytes(zmtp, "command-bytes"),
            bytes(zmtp, "handshake-bytes")),
        new Outgoing(bytes(zmtp, "outgoing.bytes"), zmtp.getInt("outgoing.messages")),
        zmtp.getInt("subscriptions"),
        zmtp.getInt("waiting-questions"));
  }

  private static int bytes(Config zmtp, String key) {
    return Math.toIntExact(zmtp.getBytes(key));
  }
}
