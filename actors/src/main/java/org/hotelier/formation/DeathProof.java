package org.hotelier.formation;

import java.util.HashMap;
import java.util.Map;
import org.hotelier.network.Endpoint;

/**
 * A peer is dead when its host refused connections on both its listener and its cluster port, twice
 * in a row: the host is up and says that the process is gone. Silence proves nothing.
 */
public final class DeathProof {

  private static final int ENOUGH = 2;

  private final Map<Endpoint, Integer> refusals = new HashMap<>();

  /** Takes in one look at both ports of the peer that listens here. */
  public void looked(Endpoint listener, boolean bothRefused) {
    if (bothRefused) {
      refusals.merge(listener, 1, Integer::sum);
    } else {
      refusals.remove(listener);
    }
  }

  public boolean isDead(Endpoint listener) {
    return refusals.getOrDefault(listener, 0) >= ENOUGH;
  }
}
