package org.hotelier.membership;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/** Who is told of every {@link NodeUpdate}. Outlives a crash of the membership. */
public final class Followers {

  private final Set<ActorRef<NodeUpdate>> followers = new LinkedHashSet<>();

  void add(ActorRef<NodeUpdate> follower) {
    followers.add(follower);
  }

  void remove(ActorRef<NodeUpdate> follower) {
    followers.remove(follower);
  }

  void tell(NodeUpdate update) {
    followers.forEach(follower -> follower.tell(update));
  }
}
