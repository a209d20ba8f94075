package org.hotelier.protocol.seekchat;

/**
 * A node as the SeekChat knows it.
 *
 * @param name the node's configured name
 * @param host the address it binds and advertises, as an IPv4 text
 * @param listenerPort where it answers the SeekChat
 * @param clusterPort where Artery listens, 0 while unknown
 * @param run grows with every incarnation of the node (milliseconds since the epoch when it began)
 */
public record Peer(String name, String host, int listenerPort, int clusterPort, long run) {

  /** The address that tells nodes apart: {@code host:listenerPort}. */
  public String endpoint() {
    return host + ":" + listenerPort;
  }

  /** Whether the other is the same node, in this or another incarnation. */
  public boolean sameNode(Peer other) {
    return host.equals(other.host) && listenerPort == other.listenerPort;
  }

  @Override
  public String toString() {
    return name + " (" + endpoint() + ")";
  }
}
