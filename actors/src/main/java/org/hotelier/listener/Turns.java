package org.hotelier.listener;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;

/**
 * Those who were members before come back one after the other. When a link is cut, both its ends
 * are downed; were both let in at once, neither would be there to say that it cannot talk to the
 * other, and both would be downed again, without end. So the second waits until the first is a
 * member and calls it back. Of several the lowest goes first, whichever member they ask.
 */
final class Turns {

  private enum State {
    ASKING,
    LET_IN,
    REFUSED
  }

  /** One who wants to come back, and when that was heard last. */
  private record Attempt(Peer peer, State state, Instant at) {

    boolean precedes(Endpoint other, Instant now) {
      return switch (state) {
        case LET_IN -> now.isBefore(at.plus(ENTERING));
        case ASKING ->
            Endpoint.listenerOf(peer).compareTo(other) < 0 && now.isBefore(at.plus(SEEKING));
        case REFUSED -> false;
      };
    }
  }

  /** A join is given up after that. */
  private static final Duration ENTERING = Duration.ofSeconds(10);

  /** Several rounds of one who seeks. */
  private static final Duration SEEKING = Duration.ofSeconds(1);

  private final Map<Endpoint, Attempt> attempts = new LinkedHashMap<>();

  /**
   * One who was a member before asks to be let in.
   *
   * @param isMember who is in already
   * @return who goes first, if it is not this one's turn
   */
  Optional<Peer> asks(Peer peer, Predicate<Peer> isMember, Instant now) {
    var at = Endpoint.listenerOf(peer);
    attempts.values().removeIf(attempt -> isMember.test(attempt.peer()));
    attempts.merge(
        at,
        new Attempt(peer, State.ASKING, now),
        (earlier, asking) -> earlier.state() == State.REFUSED ? earlier : asking);
    return attempts.values().stream()
        .filter(attempt -> !attempt.peer().sameNode(peer))
        .filter(attempt -> attempt.precedes(at, now))
        .map(Attempt::peer)
        .findFirst();
  }

  /** It may join, and will soon be a member. */
  void letIn(Peer peer, Instant now) {
    become(new Attempt(peer, State.LET_IN, now));
  }

  /** Somebody cannot talk to it: nobody waits for it any more. */
  void refused(Peer peer, Instant now) {
    become(new Attempt(peer, State.REFUSED, now));
  }

  private void become(Attempt attempt) {
    attempts.replace(Endpoint.listenerOf(attempt.peer()), attempt);
  }
}
