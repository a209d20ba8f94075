package org.hotelier.formation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hotelier.protocol.seekchat.Peer;
import org.jspecify.annotations.Nullable;

/**
 * The one promise a seeker can give: that a peer may found. While it is in force the seeker neither
 * founds nor promises anything to another. It holds over incarnations, and over a restart of the
 * process: whoever starts after a run that ended while it sought acts as if that run had promised.
 */
public final class Grants {

  /** A promise in force; nobody knows to whom an earlier run gave its own. */
  public record Promise(Optional<Peer> to) {

    boolean isTo(Peer peer) {
      return to.filter(holder -> holder.sameNode(peer)).isPresent();
    }
  }

  private final Duration inForce;
  private @Nullable Peer promisedTo;
  private Instant until = Instant.MIN;

  public Grants(Duration inForce) {
    this.inForce = inForce;
  }

  /** An earlier run of this process may have promised something until now. */
  public void inherit(Instant now) {
    promisedTo = null;
    until = now.plus(inForce);
  }

  /** Promises, unless another holds a promise. */
  public boolean grant(Peer claimant, Instant now) {
    var promise = promise(now);
    if (promise.isPresent() && !promise.get().isTo(claimant)) {
      return false;
    }
    promisedTo = claimant;
    until = now.plus(inForce);
    return true;
  }

  /** What is promised now. */
  public Optional<Promise> promise(Instant now) {
    return now.isBefore(until)
        ? Optional.of(new Promise(Optional.ofNullable(promisedTo)))
        : Optional.empty();
  }
}
