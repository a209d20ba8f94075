package org.hotelier.broker;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The settings under {@code hotelier.broker} that the exchange goes by.
 *
 * @param node this node's name
 * @param attemptTimeouts for services that have one of their own
 * @param attempts how many guests a request is handed to, at most
 * @param window how many more requests than it has credit a peer is sent, per service
 * @param shortestBeat gaps between two beats below it are not taken for a guest's rate
 * @param firstLease how long a guest may be silent before its first beat, at least
 * @param atMostOnce services whose requests are never handed to a second guest
 */
public record ExchangeSettings(
    String node,
    Duration expiry,
    Duration attemptTimeout,
    Map<String, Duration> attemptTimeouts,
    int attempts,
    int queuePerService,
    int queueInAll,
    long maxBodyBytes,
    int window,
    Duration heartbeat,
    Duration shortestBeat,
    int liveness,
    Duration firstLease,
    Duration hintInterval,
    Duration countsInterval,
    Set<String> atMostOnce) {

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static ExchangeSettings from(Config hotelier, String node) {
    var broker = hotelier.getConfig("broker");
    var overrides = new HashMap<String, Duration>();
    var services = broker.getConfig("attempt-timeouts");
    services.root().keySet().forEach(name -> overrides.put(name, timeout(services, name)));
    return new ExchangeSettings(
        node,
        broker.getDuration("expiry"),
        broker.getDuration("attempt-timeout"),
        Map.copyOf(overrides),
        broker.getInt("attempts"),
        broker.getInt("queue.per-service"),
        broker.getInt("queue.in-all"),
        broker.getBytes("max-body"),
        broker.getInt("window"),
        broker.getDuration("heartbeat"),
        broker.getDuration("shortest-beat"),
        broker.getInt("liveness"),
        broker.getDuration("first-lease"),
        broker.getDuration("hint-interval"),
        broker.getDuration("counts-interval"),
        Set.copyOf(broker.getStringList("at-most-once")));
  }

  private static Duration timeout(Config services, String name) {
    return services.getDuration(ConfigUtil.joinPath(name));
  }

  /** How long a guest of the service may take for one request. */
  Duration attemptTimeout(String service) {
    return attemptTimeouts.getOrDefault(service, attemptTimeout);
  }
}
