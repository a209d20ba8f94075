package org.hotelier.protocol.dealer;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a broker listens.
 *
 * @param host a name, which is looked up anew for each connection, or a numeric address
 * @param port 1 to 65535
 */
public record BrokerAddress(String host, int port) {
  private static final int MAX_PORT = 65535;
  private static final Pattern FORM =
      Pattern.compile("(?:tcp://)?(?:\\[([0-9a-fA-F:.]+)]|([^\\s:/\\[\\]]+)):(\\d{1,5})");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|.*:.*");

  public BrokerAddress {
    if (host.isEmpty() || port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "Expected a host and a port from 1 to 65535, but got \"%s\" and %d"
              .formatted(host, port));
    }
  }

  /**
   * Reads {@code tcp://host:port} or {@code host:port}; a numeric IPv6 address stands in brackets.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static BrokerAddress parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "Expected tcp://host:port or host:port, but got \"%s\"; do name the broker's port"
              .formatted(text));
    }
    var host = match.group(1) == null ? match.group(2) : match.group(1);
    return new BrokerAddress(host, Integer.parseInt(match.group(3)));
  }

  /** Reads several, each as {@link #parse} does. */
  public static List<BrokerAddress> parseAll(String first, String... others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).map(BrokerAddress::parse).toList();
  }

  /** Whether no name service needs to be asked. */
  boolean numeric() {
    return NUMERIC.matcher(host).matches();
  }

  /** May wait for the name service; unresolved if that does not know the name. */
  InetSocketAddress resolve() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return (host.indexOf(':') < 0 ? "tcp://%s:%d" : "tcp://[%s]:%d").formatted(host, port);
  }
}
