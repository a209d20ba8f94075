package org.hotelier.network;

import java.util.Comparator;
import org.hotelier.protocol.seekchat.Peer;

/**
 * An IPv4 address and a port. The order is that of the formation rules: by numeric address, then by
 * port.
 */
public record Endpoint(String host, int port) implements Comparable<Endpoint> {

  private static final Comparator<Endpoint> ORDER =
      Comparator.<Endpoint>comparingLong(endpoint -> Ipv4.toNumber(endpoint.host()))
          .thenComparingInt(Endpoint::port);

  public Endpoint {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Expected a port from 0 to 65535, but got " + port);
    }
  }

  /** Where a node answers the SeekChat. */
  public static Endpoint listenerOf(Peer peer) {
    return new Endpoint(peer.host(), peer.listenerPort());
  }

  /** Where a node's Artery listens. */
  public static Endpoint clusterOf(Peer peer) {
    return new Endpoint(peer.host(), peer.clusterPort());
  }

  @Override
  public int compareTo(Endpoint other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
