package org.hotelier.locator;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.hotelier.network.Endpoint;
import org.hotelier.network.Ipv4;
import org.hotelier.network.Ipv4Network;

/** One entry of {@code hotelier.locator.seek}: where other nodes may be; its text is the entry. */
public sealed interface SeekSpec {

  /** All hosts of a network, in numeric order, at the listener port. */
  record Network(Ipv4Network network, int skipFirst, int port) implements SeekSpec {
    @Override
    public List<Endpoint> candidates() {
      return network.hosts().stream()
          .skip(skipFirst)
          .map(host -> new Endpoint(host, port))
          .toList();
    }

    @Override
    public String toString() {
      return network.toString();
    }
  }

  /** One address. */
  record Host(Endpoint endpoint) implements SeekSpec {
    @Override
    public List<Endpoint> candidates() {
      return List.of(endpoint);
    }

    @Override
    public String toString() {
      return endpoint.toString();
    }
  }

  /** All IPv4 addresses of a name, asked for anew each time; an unknown name has none. */
  record Dns(String name, int port) implements SeekSpec {
    @Override
    public List<Endpoint> candidates() {
      try {
        return Arrays.stream(InetAddress.getAllByName(name))
            .map(InetAddress::getHostAddress)
            .filter(Ipv4::isAddress)
            .map(host -> new Endpoint(host, port))
            .sorted()
            .toList();
      } catch (UnknownHostException e) {
        return List.of();
      }
    }

    @Override
    public String toString() {
      return "dns:%s:%d".formatted(name, port);
    }
  }

  /** The addresses to try, in order. May block while a name is resolved. */
  List<Endpoint> candidates();

  /**
   * Parses {@code 10.0.0.0/24}, {@code 10.0.0.7}, {@code 10.0.0.7:33000}, {@code name[:port]} or
   * {@code dns:name[:port]}.
   *
   * @param port the listener port where the entry names none
   * @param skipFirst how many host addresses of a network are left out
   * @param wide whether networks wider than /16 are allowed
   */
  static SeekSpec parse(String text, int port, int skipFirst, boolean wide) {
    if (text.contains("/")) {
      var network = Ipv4Network.parse(text);
      if (network.prefix() < 16 && !wide) {
        throw new IllegalArgumentException(
            "Expected a network of at most /16, but got \"%s\"; set hotelier.locator.wide = true to seek in it all the same"
                .formatted(text));
      }
      return new Network(network, skipFirst, port);
    }
    var name = text.startsWith("dns:") ? text.substring("dns:".length()) : text;
    int colon = name.indexOf(':');
    var host = colon < 0 ? name : name.substring(0, colon);
    int hostPort = colon < 0 ? port : port(text, name.substring(colon + 1));
    if (host.isBlank()) {
      throw new IllegalArgumentException(
          "Expected a network, a host or dns:name, but got \"%s\"".formatted(text));
    }
    return Ipv4.isAddress(host) ? new Host(new Endpoint(host, hostPort)) : new Dns(host, hostPort);
  }

  private static int port(String text, String digits) {
    if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > 65_535) {
      throw new IllegalArgumentException(
          "Expected a port after the colon of \"%s\", but got \"%s\"".formatted(text, digits));
    }
    return Integer.parseInt(digits);
  }
}
