package org.hotelier.broker;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the node to which a request is forwarded: of two drawn by chance the one where it would
 * wait for less. Always taking the best would send everybody to the same node at once, as hints are
 * stale (Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing").
 */
final class Selection {

  private final RandomGenerator random;

  Selection(RandomGenerator random) {
    this.random = random;
  }

  /** A node that has room for one more request of the service; null if none has. */
  @Nullable PeerRoom choose(Service service) {
    var rooms = service.rooms();
    var size = rooms.size();
    if (size == 0) {
      return null;
    }
    if (size == 1) {
      return rooms.get(0).hasRoom() ? rooms.get(0) : null;
    }
    var one = random.nextInt(size);
    var other = (one + 1 + random.nextInt(size - 1)) % size;
    var first = rooms.get(one);
    var second = rooms.get(other);
    if (first.hasRoom()) {
      return second.hasRoom() && isShorter(second, first) ? second : first;
    }
    return second.hasRoom() ? second : anyWithRoom(rooms, one);
  }

  private static @Nullable PeerRoom anyWithRoom(List<PeerRoom> rooms, int from) {
    for (var i = 0; i < rooms.size(); i++) {
      var room = rooms.get((from + i) % rooms.size());
      if (room.hasRoom()) {
        return room;
      }
    }
    return null;
  }

  private static boolean isShorter(PeerRoom one, PeerRoom other) {
    if (one.knowsServiceTime() && other.knowsServiceTime()) {
      return one.waitMicros() < other.waitMicros();
    }
    return one.queueAhead() < other.queueAhead();
  }
}
