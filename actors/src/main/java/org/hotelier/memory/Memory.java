package org.hotelier.memory;

import java.util.List;
import org.hotelier.protocol.seekchat.Peer;

/**
 * The cluster a node was in when it last wrote: its id and its members, the node itself included.
 * No members: nothing is remembered, or the last stop was clean.
 */
public record Memory(String clusterId, List<Peer> members) {

  /** What a new node remembers, and one that stopped cleanly. */
  public static final Memory NONE = new Memory("", List.of());

  public Memory {
    members = List.copyOf(members);
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }
}
