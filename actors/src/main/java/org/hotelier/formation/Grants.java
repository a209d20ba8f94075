package org.hotelier.formation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hotelier.protocol.seekchat.Peer;
import org.jspecify.annotations.Nullable;

/**
 * The one promise a seeker can give: that a peer may found. While it is in force the seeker neither
 * founds nor promises anything to another.
 */
public final class Grants {

  private final Duration inForce;
  private @Nullable Peer promisedTo;
  private Instant until = Instant.MIN;

  public Grants(Duration inForce) {
    this.inForce = inForce;
  }

  /** Promises, unless another holds a promise. */
  public boolean grant(Peer claimant, Instant now) {
    var holder = holder(now);
    if (holder.isPresent() && !holder.get().sameNode(claimant)) {
      return false;
    }
    promisedTo = claimant;
    until = now.plus(inForce);
    return true;
  }

  /** Who holds a promise now. */
  public Optional<Peer> holder(Instant now) {
    return now.isBefore(until) ? Optional.ofNullable(promisedTo) : Optional.empty();
  }
}
