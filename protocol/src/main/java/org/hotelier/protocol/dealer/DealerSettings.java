package org.hotelier.protocol.dealer;

import java.time.Duration;
import org.hotelier.protocol.zmtp.Credentials;
import org.hotelier.protocol.zmtp.ZmtpLimits;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Dealer} behaves.
 *
 * @param within until the handshake is done, looking up the name included
 * @param limits what the peer may make this end keep
 * @param outgoingBytes how much may wait to be written before further messages are refused; a
 *     message is never refused while nothing waits
 * @param credentials for PLAIN; null: NULL
 */
public record DealerSettings(
    Duration within, ZmtpLimits limits, int outgoingBytes, @Nullable Credentials credentials) {

  // More than a broker of this project sends (4 MiB, 64 frames): who connects shall not be the one
  // that breaks over a byte too many.
  private static final ZmtpLimits LIMITS = new ZmtpLimits(5 << 20, 128, 1 << 16, 1 << 13);

  /** What suits a requester or a worker, without credentials. */
  public static DealerSettings within(Duration time) {
    return new DealerSettings(time, LIMITS, LIMITS.messageBytes(), null);
  }

  public DealerSettings by(@Nullable Credentials shown) {
    return new DealerSettings(within, limits, outgoingBytes, shown);
  }
}
