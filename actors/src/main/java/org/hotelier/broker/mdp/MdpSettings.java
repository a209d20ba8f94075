package org.hotelier.broker.mdp;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The settings under {@code hotelier.broker} that the Majordomo front goes by.
 *
 * @param node this node's name, the first part of its workers' addresses
 * @param token what peers prove to know; empty: everybody is let in
 * @param heartbeat how often a worker is sent a sign of life until its own rate is known
 * @param liveness after how many of them a worker that was sent away has had time to go
 * @param expiry how long a request is kept
 * @param maxBodyBytes the longest reply that is gathered for a 0.1 requester
 */
public record MdpSettings(
    String node,
    String token,
    Duration heartbeat,
    int liveness,
    Duration expiry,
    long maxBodyBytes) {

  public MdpSettings {
    if (heartbeat.isNegative() || heartbeat.isZero()) {
      throw new IllegalArgumentException(
          "Expected hotelier.broker.heartbeat to be longer than nothing, but it is %s; set 2500ms"
              .formatted(heartbeat));
    }
  }

  /** Reads the settings; {@code hotelier} is that section of the configuration. */
  public static MdpSettings from(Config hotelier, String node) {
    var broker = hotelier.getConfig("broker");
    return new MdpSettings(
        node,
        broker.getString("token"),
        broker.getDuration("heartbeat"),
        broker.getInt("liveness"),
        broker.getDuration("expiry"),
        broker.getBytes("max-body"));
  }

  /** How long a peer that was sent away may keep its connection. */
  long lingerNanos() {
    return heartbeat.toNanos() * liveness;
  }

  /** Without the token, which must not reach a log. */
  @Override
  public String toString() {
    return "MdpSettings[node=%s, heartbeat=%s, liveness=%d, expiry=%s, maxBodyBytes=%d]"
        .formatted(node, heartbeat, liveness, expiry, maxBodyBytes);
  }
}
