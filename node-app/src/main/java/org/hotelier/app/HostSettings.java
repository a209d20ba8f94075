package org.hotelier.app;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import org.hotelier.cli.StateDirectory;
import org.hotelier.network.Ipv4;
import org.hotelier.node.Intermission;
import org.hotelier.protocol.seekchat.JoinToken;
import org.hotelier.seekchat.SeekLimits;
import org.hotelier.seekchat.SeekTimes;

/** The settings that concern the process as a whole, read once and checked. */
record HostSettings(
    Config hotelier,
    String clusterName,
    JoinToken joinToken,
    int listenerPort,
    int clusterPort,
    int brokerPort,
    String brokerToken,
    SeekLimits seekLimits,
    SeekTimes seekTimes,
    Duration bindRetry,
    Intermission intermission,
    int eventsKept,
    boolean testHooks) {

  private static final String CLUSTER_NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,254}";

  static HostSettings from(Config config) {
    var hotelier = config.getConfig("hotelier");
    var clusterName = hotelier.getString("cluster.name");
    if (!clusterName.matches(CLUSTER_NAME)) {
      throw new StartRefused(
          "Expected hotelier.cluster.name to be letters, digits, - and _, but got \"%s\""
              .formatted(clusterName));
    }
    return new HostSettings(
        hotelier,
        clusterName,
        JoinToken.of(hotelier.getString("join-token")),
        port(hotelier, "listener.port"),
        port(hotelier, "cluster.port"),
        port(hotelier, "broker.port"),
        hotelier.getString("broker.token"),
        new SeekLimits(
            hotelier.getInt("listener.connections"), hotelier.getDuration("listener.exchange")),
        new SeekTimes(
            hotelier.getDuration("locator.connect"), hotelier.getDuration("locator.answer")),
        hotelier.getDuration("listener.bind-retry"),
        Intermission.from(hotelier),
        hotelier.getInt("events.kept"),
        hotelier.getBoolean("test-hooks"));
  }

  /** Refuses what would be open to everybody; {@code host} is the address the node binds. */
  void refuseUnprotected(String host) {
    if (host.startsWith("127.")) {
      return;
    }
    requireSecret(joinToken.isSet(), host, "hotelier.join-token");
    requireSecret(!brokerToken.isEmpty(), host, "hotelier.broker.token");
    if (!tls() && !hotelier.getBoolean("cluster.trusted-network")) {
      throw new StartRefused(
          "Expected TLS on %s, which is not loopback; set hotelier.cluster.tls.{key,certificate,authority}, or hotelier.cluster.trusted-network = true if everybody on that network is trusted"
              .formatted(host));
    }
  }

  private static void requireSecret(boolean isSet, String host, String key) {
    if (!isSet) {
      throw new StartRefused(
          "Expected a secret on %s, which is not loopback; set %s".formatted(host, key));
    }
  }

  /** Whether nodes talk to one another by TLS. */
  boolean tls() {
    return !hotelier.getString("cluster.tls.key").isEmpty();
  }

  /** The configured host, or empty for "auto". */
  java.util.Optional<String> host() {
    var host = hotelier.getString("host");
    if (host.equals("auto")) {
      return java.util.Optional.empty();
    }
    if (!Ipv4.isAddress(host)) {
      throw new StartRefused(
          "Expected hotelier.host to be \"auto\" or an IPv4 address, but got \"%s\""
              .formatted(host));
    }
    return java.util.Optional.of(host);
  }

  String name(String host) {
    var name = hotelier.getString("name");
    if (!name.matches("[^\\p{Cntrl}/]{1,255}") || name.equals(".") || name.equals("..")) {
      throw new StartRefused(
          "Expected hotelier.name to be 1 to 255 printable characters without /, but got \"%s\""
              .formatted(name));
    }
    return name.equals("auto") ? "node-" + host.substring(host.lastIndexOf('.') + 1) : name;
  }

  Path dataDirectory(String name) {
    var data = hotelier.getString("data");
    if (!data.equals("auto")) {
      return Path.of(data).toAbsolutePath();
    }
    return StateDirectory.of(System.getenv()).root().resolve(name);
  }

  Path controlSocket(Path dataDirectory) {
    var socket = hotelier.getString("control.socket");
    return socket.equals("auto")
        ? dataDirectory.resolve("control.sock")
        : Path.of(socket).toAbsolutePath();
  }

  private static int port(Config hotelier, String key) {
    int port = hotelier.getInt(key);
    if (port < 0 || port > 65_535) {
      throw new StartRefused(
          "Expected hotelier.%s to be a port from 0 to 65535, but got %d".formatted(key, port));
    }
    return port;
  }
}
