package org.hotelier.protocol.serialization;

import com.google.protobuf.Message;
import org.hotelier.protocol.seekchat.Peer;

/**
 * A peer in a message of members: the first five fields of every message that has one, whatever
 * they are called there.
 */
final class PeerFields {

  private static final int NAME = 1;
  private static final int HOST = 2;
  private static final int LISTENER_PORT = 3;
  private static final int CLUSTER_PORT = 4;
  private static final int RUN = 5;

  private PeerFields() {}

  static <W extends Message.Builder> W write(Peer peer, W wire) {
    set(wire, NAME, peer.name());
    set(wire, HOST, peer.host());
    set(wire, LISTENER_PORT, peer.listenerPort());
    set(wire, CLUSTER_PORT, peer.clusterPort());
    set(wire, RUN, peer.run());
    return wire;
  }

  static Peer read(Message wire) {
    return new Peer(
        (String) get(wire, NAME),
        (String) get(wire, HOST),
        (Integer) get(wire, LISTENER_PORT),
        (Integer) get(wire, CLUSTER_PORT),
        (Long) get(wire, RUN));
  }

  private static void set(Message.Builder wire, int number, Object value) {
    wire.setField(wire.getDescriptorForType().findFieldByNumber(number), value);
  }

  private static Object get(Message wire, int number) {
    return wire.getField(wire.getDescriptorForType().findFieldByNumber(number));
  }
}
