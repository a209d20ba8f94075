package org.hotelier.membership;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hotelier.formation.DeathProof;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of members that were downed while nobody could prove their end. They go on counting,
 * so that who is left with the smaller part of a cluster neither serves nor forgets; such a node
 * gives its incarnation up once the resolver has nothing more to decide.
 */
final class Losses {

  private final NodeTable table;
  private final Duration lasting;
  private final DeathProof deaths = new DeathProof();
  private @Nullable Instant leftAloneSince;

  Losses(NodeTable table, Duration lasting) {
    this.table = table;
    this.lasting = lasting;
  }

  /** A look at both ports of a lost member; tells whether its end is proved now. */
  boolean looked(MemberKey key, Peer peer, boolean bothRefused) {
    var listener = Endpoint.listenerOf(peer);
    deaths.looked(listener, bothRefused);
    if (deaths.isDead(listener)) {
      table.over(key);
      return true;
    }
    return false;
  }

  /** Goes on without those that have been lost for long, if it may; tells whether any were. */
  boolean accept(Instant now) {
    return table.acceptLosses(lasting, now);
  }

  /**
   * Why the incarnation is to be given up, if it is.
   *
   * @param undecided whether members are unreachable, of which the resolver decides
   */
  Optional<String> stepDown(boolean undecided, Instant now) {
    var missing = table.majority().missing();
    if (missing.isEmpty() || undecided || table.lost().isEmpty()) {
      leftAloneSince = null;
      return Optional.empty();
    }
    if (leftAloneSince == null) {
      leftAloneSince = now;
    }
    return now.isBefore(leftAloneSince.plus(lasting)) ? Optional.empty() : missing;
  }
}
