package org.hotelier.formation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hotelier.network.Endpoint;

/**
 * One attempt to be granted by everybody seen. It is won only while the first grant cannot have
 * lapsed: counted from the moment the claims were sent, before any peer can have granted.
 */
public final class ClaimRound {

  private final Duration window;
  private final Instant sentAt;
  private final int asked;
  private final Set<Endpoint> open;
  private boolean refused;

  public ClaimRound(List<Sighting> asked, Instant sentAt, Duration window) {
    this.window = window;
    this.sentAt = sentAt;
    this.asked = asked.size();
    this.open =
        asked.stream().map(Sighting::endpoint).collect(Collectors.toCollection(TreeSet::new));
  }

  public void granted(Endpoint by) {
    open.remove(by);
  }

  public void refused() {
    refused = true;
  }

  /** Whether all have granted in time; read the clock just before asking. */
  public boolean won(Instant now) {
    return open.isEmpty() && !refused && !lapsed(now);
  }

  /** Whether it can no longer be won. */
  public boolean lost(Instant now) {
    return refused || lapsed(now);
  }

  private boolean lapsed(Instant now) {
    return now.isAfter(sentAt.plus(window));
  }

  /** How many were asked. */
  public int asked() {
    return asked;
  }

  /** Those who have not granted yet. */
  public Set<Endpoint> waitingFor() {
    return Set.copyOf(open);
  }
}
