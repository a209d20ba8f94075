package org.hotelier.formation;

import java.util.List;
import org.hotelier.protocol.seekchat.SeekMessage.Joined;

/** What a seeker does next. */
public sealed interface Decision {

  /** Goes on seeking; the obstacles say why. */
  record KeepSeeking(List<Obstacle> obstacles) implements Decision {
    public KeepSeeking {
      obstacles = List.copyOf(obstacles);
    }

    static KeepSeeking because(Obstacle obstacle) {
      return new KeepSeeking(List.of(obstacle));
    }
  }

  /** Joins a cluster that has called it back. */
  record JoinCluster(Joined invitation) implements Decision {}

  /** Is the lowest of all seen, and asks the others to let it found. */
  record ClaimFrom(List<Sighting> peers) implements Decision {
    public ClaimFrom {
      peers = List.copyOf(peers);
    }
  }

  /** Has seen nobody: founds at once. */
  record FoundAlone() implements Decision {}
}
