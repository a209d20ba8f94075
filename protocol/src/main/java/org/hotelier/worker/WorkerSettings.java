package org.hotelier.worker;

import java.time.Duration;
import java.util.List;
import org.hotelier.protocol.dealer.BackOff;
import org.hotelier.protocol.dealer.BrokerAddress;
import org.hotelier.protocol.mdp.MdpVersion;
import org.hotelier.protocol.mdp.ReadyOptions;

/**
 * How a {@link Worker} behaves. {@link #of} gives the defaults; {@code with…} a copy in which one
 * thing differs.
 *
 * @param brokers the preferred one first; another is used once one fails
 * @param options what the worker says of itself in READY. By default nothing, as stock brokers
 *     expect it. Its credit is also the number of threads that the handler runs on
 * @param heartbeat how often it says that it lives, if it says nothing else; 2500 ms. A broker of
 *     this project learns it; with any other it must be what that broker expects. Too small:
 *     traffic for nothing; too large: a worker that is lost is noticed late
 * @param liveness after how many heartbeat intervals of silence a broker is given up; 3. While
 *     requests are in hand its silence means nothing: stock brokers send heartbeats to idle workers
 *     only
 * @param connect how long one attempt to connect may take, handshake included; 1 s
 * @param backOff how long a broker that failed is left alone, and how long to wait after a handler
 *     that threw; from 100 ms to 2500 ms
 * @param stopWithin how long a stop may wait for the work in hand; 30 s
 * @param version of the protocol; 0.2
 */
public record WorkerSettings(
    List<BrokerAddress> brokers,
    ReadyOptions options,
    Duration heartbeat,
    int liveness,
    Duration connect,
    BackOff backOff,
    Duration stopWithin,
    MdpVersion version) {

  public WorkerSettings {
    brokers = List.copyOf(brokers);
    if (brokers.isEmpty() || liveness < 1 || options.credit() < 1) {
      throw new IllegalArgumentException(
          "Expected at least one broker, a liveness and a credit of at least 1, but got %d, %d and %d"
              .formatted(brokers.size(), liveness, options.credit()));
    }
    if (!positive(heartbeat) || !positive(connect) || !positive(stopWithin)) {
      throw new IllegalArgumentException(
          "Expected times above 0, but got %s, %s and %s"
              .formatted(heartbeat, connect, stopWithin));
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
  public static WorkerSettings of(String broker, String... others) {
    return new WorkerSettings(
        BrokerAddress.parseAll(broker, others),
        ReadyOptions.NONE,
        Duration.ofMillis(2500),
        3,
        Duration.ofSeconds(1),
        BackOff.STANDARD,
        Duration.ofSeconds(30),
        MdpVersion.V0_2);
  }

  /** Takes up to this many requests at once, 1 to 1024, each on a thread of its own. */
  public WorkerSettings withCredit(int value) {
    return withOptions(
        new ReadyOptions(value, options.weight(), options.atMostOnce(), options.token()));
  }

  /** Its share among equals, 1 to 1000. */
  public WorkerSettings withWeight(int value) {
    return withOptions(
        new ReadyOptions(options.credit(), value, options.atMostOnce(), options.token()));
  }

  /** What was handed to it must never be handed to another worker. */
  public WorkerSettings withAtMostOnce() {
    return withOptions(new ReadyOptions(options.credit(), options.weight(), true, options.token()));
  }

  /** The broker's token, shown in READY. */
  public WorkerSettings withToken(String value) {
    return withOptions(
        new ReadyOptions(options.credit(), options.weight(), options.atMostOnce(), value));
  }

  private WorkerSettings withOptions(ReadyOptions value) {
    return new WorkerSettings(
        brokers, value, heartbeat, liveness, connect, backOff, stopWithin, version);
  }

  public WorkerSettings withHeartbeat(Duration value) {
    return new WorkerSettings(
        brokers, options, value, liveness, connect, backOff, stopWithin, version);
  }

  public WorkerSettings withLiveness(int value) {
    return new WorkerSettings(
        brokers, options, heartbeat, value, connect, backOff, stopWithin, version);
  }

  public WorkerSettings withConnect(Duration value) {
    return new WorkerSettings(
        brokers, options, heartbeat, liveness, value, backOff, stopWithin, version);
  }

  public WorkerSettings withBackOff(BackOff value) {
    return new WorkerSettings(
        brokers, options, heartbeat, liveness, connect, value, stopWithin, version);
  }

  public WorkerSettings withStopWithin(Duration value) {
    return new WorkerSettings(
        brokers, options, heartbeat, liveness, connect, backOff, value, version);
  }

  public WorkerSettings withVersion(MdpVersion value) {
    return new WorkerSettings(
        brokers, options, heartbeat, liveness, connect, backOff, stopWithin, value);
  }
}
