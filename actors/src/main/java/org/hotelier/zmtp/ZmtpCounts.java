package org.hotelier.zmtp;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.hotelier.protocol.zmtp.ZmtpViolation.Reason;

/** What a port has seen since it was made. Counted on its loop, read from any thread. */
public final class ZmtpCounts {

  private final LongAdder opened = new LongAdder();
  private final Map<Reason, LongAdder> refused = new EnumMap<>(Reason.class);
  private final LongAdder malformed = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  ZmtpCounts() {
    for (var reason : Reason.values()) {
      refused.put(reason, new LongAdder());
    }
  }

  private LongAdder adder(Reason reason) {
    return Objects.requireNonNull(refused.get(reason));
  }

  void countOpened() {
    opened.increment();
  }

  void countRefused(Reason reason) {
    adder(reason).increment();
  }

  void countMalformed() {
    malformed.increment();
  }

  void countDropped() {
    dropped.increment();
  }

  /** Connections that finished their handshake. */
  public long opened() {
    return opened.sum();
  }

  /** Connections that were closed before, for this reason. */
  public long refused(Reason reason) {
    return adder(reason).sum();
  }

  /** Peers disconnected for what they sent, and questions without an envelope. */
  public long malformed() {
    return malformed.sum();
  }

  /** Messages that were not sent because the peer's outgoing queue was full. */
  public long dropped() {
    return dropped.sum();
  }
}
