package org.hotelier.protocol.zmtp;

import java.time.Duration;
import java.util.Arrays;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/**
 * A heartbeat (RFC 37/ZMTP, "Heartbeating"): how long its sender may be silent before it is given
 * up, and at most 16 bytes of context that PONG gives back.
 */
final class Ping {

  private static final int TTL_BYTES = 2;
  private static final int MAX_CONTEXT = 16;
  private static final int TTL_UNIT_MILLIS = 100;

  private final Duration within;
  private final byte[] context;

  private Ping(Duration within, byte[] context) {
    this.within = within;
    this.context = context;
  }

  static Ping parse(byte[] data) throws ZmtpViolation {
    if (data.length < TTL_BYTES || data.length > TTL_BYTES + MAX_CONTEXT) {
      throw new ZmtpViolation(
          Reason.MALFORMED,
          "Expected PING with a TTL and a context of at most 16 bytes, but it has %d in all"
              .formatted(data.length));
    }
    int units = (data[0] & 0xFF) << Byte.SIZE | (data[1] & 0xFF);
    return new Ping(
        Duration.ofMillis((long) TTL_UNIT_MILLIS * units),
        Arrays.copyOfRange(data, TTL_BYTES, data.length));
  }

  /** A PING without context. Its TTL is at most 6553.5 s. */
  static Command command(Duration within) {
    long units = Math.min(within.toMillis() / TTL_UNIT_MILLIS, 0xFFFF);
    return new Command("PING", new byte[] {(byte) (units >> Byte.SIZE), (byte) units});
  }

  /** Zero: it is never given up. */
  Duration within() {
    return within;
  }

  Command pong() {
    return new Command("PONG", context);
  }
}
