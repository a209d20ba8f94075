package org.hotelier.requester;

import java.time.Duration;
import java.util.List;
import org.hotelier.protocol.dealer.BackOff;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.mdp.MdpVersion;

/**
 * How a {@link Requester} behaves. {@link #of} gives the defaults; {@code with…} a copy in which
 * one thing differs.
 *
 * @param brokers the preferred one first; another is used once one fails
 * @param timeout of each try: how long to wait for the reply, or for its next part; 2500 ms. Too
 *     small: work is done again and again while its first reply is on the way; too large: a frozen
 *     broker is noticed late
 * @param tries in total, 1 or more; 3. One means that a request is never sent twice: right for work
 *     that must not be done twice, if the broker does not repeat it either
 * @param outstanding how many requests may be open at once, each on a connection of its own; 64.
 *     Further ones are refused at once
 * @param connect how long one attempt to connect may take, handshake included; 1 s. Less than the
 *     time-out, or no other broker has its turn within a try
 * @param keepIdle how long a connection without a request is kept for the next; 30 s
 * @param backOff how long a broker that failed is left alone; from 100 ms to 2500 ms
 * @param token the broker's, shown by PLAIN, at most 255 bytes; empty: none (NULL)
 * @param version of the protocol; 0.2. In 0.1 there are no partial replies
 */
public record RequesterSettings(
    List<BrokerAddress> brokers,
    Duration timeout,
    int tries,
    int outstanding,
    Duration connect,
    Duration keepIdle,
    BackOff backOff,
    String token,
    MdpVersion version) {

  public RequesterSettings {
    brokers = List.copyOf(brokers);
    if (brokers.isEmpty() || tries < 1 || outstanding < 1) {
      throw new IllegalArgumentException(
          "Expected at least one broker, one try and one request at once, but got %d, %d and %d"
              .formatted(brokers.size(), tries, outstanding));
    }
    if (!positive(timeout) || !positive(connect) || !positive(keepIdle)) {
      throw new IllegalArgumentException(
          "Expected times above 0, but got %s, %s and %s".formatted(timeout, connect, keepIdle));
    }
  }

  private static boolean positive(Duration duration) {
    return !duration.isNegative() && !duration.isZero();
  }

  /**
   * The defaults.
   *
   * @param broker {@code tcp://host:port} or {@code host:port}
   * @throws IllegalArgumentException if one is neither
   */
  public static RequesterSettings of(String broker, String... others) {
    return new RequesterSettings(
        BrokerAddress.parseAll(broker, others),
        Duration.ofMillis(2500),
        3,
        64,
        Duration.ofSeconds(1),
        Duration.ofSeconds(30),
        BackOff.STANDARD,
        "",
        MdpVersion.V0_2);
  }

  public RequesterSettings withTimeout(Duration value) {
    return new RequesterSettings(
        brokers, value, tries, outstanding, connect, keepIdle, backOff, token, version);
  }

  public RequesterSettings withTries(int value) {
    return new RequesterSettings(
        brokers, timeout, value, outstanding, connect, keepIdle, backOff, token, version);
  }

  public RequesterSettings withOutstanding(int value) {
    return new RequesterSettings(
        brokers, timeout, tries, value, connect, keepIdle, backOff, token, version);
  }

  public RequesterSettings withConnect(Duration value) {
    return new RequesterSettings(
        brokers, timeout, tries, outstanding, value, keepIdle, backOff, token, version);
  }

  public RequesterSettings withKeepIdle(Duration value) {
    return new RequesterSettings(
        brokers, timeout, tries, outstanding, connect, value, backOff, token, version);
  }

  public RequesterSettings withBackOff(BackOff value) {
    return new RequesterSettings(
        brokers, timeout, tries, outstanding, connect, keepIdle, value, token, version);
  }

  public RequesterSettings withToken(String value) {
    return new RequesterSettings(
        brokers, timeout, tries, outstanding, connect, keepIdle, backOff, value, version);
  }

  public RequesterSettings withVersion(MdpVersion value) {
    return new RequesterSettings(
        brokers, timeout, tries, outstanding, connect, keepIdle, backOff, token, value);
  }

  /** Without the token, which must not reach a log. */
  @Override
  public String toString() {
    return "RequesterSettings[brokers=%s, timeout=%s, tries=%d, outstanding=%d, version=%s]"
        .formatted(brokers, timeout, tries, outstanding, version);
  }
}
