package org.hotelier.formation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hotelier.network.Endpoint;
import org.hotelier.protocol.seekchat.Peer;
import org.hotelier.protocol.seekchat.SeekMessage.Self;
import org.hotelier.seekchat.Finding;

/**
 * Who has been seen: an authentic answer of the last rounds, or an authentic seek. A peer whose
 * host refuses is forgotten at once, a silent one after {@link #LAST_ROUNDS} rounds.
 */
public final class Sightings {

  /** How many rounds a sighting lasts without another. */
  static final int LAST_ROUNDS = 3;

  /** Rounds after which a peer that is still starting does not count as seen: 4 to 8 s. */
  static final int LONGEST_START = 100;

  /** More cannot come from seeks alone. */
  private static final int MOST = 1_024;

  private final Map<Endpoint, Sighting> seen = new TreeMap<>();
  private final Map<Endpoint, Finding.Unproven> unproven = new TreeMap<>();
  private final Map<Endpoint, Integer> startingSince = new TreeMap<>();
  private int round;
  private int quietRounds;

  /** Takes in what a round found. */
  public void roundEnded(List<Finding> findings) {
    round++;
    unproven.clear();
    findings.forEach(this::take);
    seen.values().removeIf(sighting -> round - sighting.round() >= LAST_ROUNDS);
    quietRounds = seen.isEmpty() && unproven.isEmpty() ? quietRounds + 1 : 0;
  }

  private void take(Finding finding) {
    var candidate = finding.candidate();
    if (finding instanceof Finding.Answered answered) {
      if (!(answered.reply() instanceof Self)) {
        var sighting = new Sighting(answered.peer(), answered.reply(), round);
        seen.put(candidate, sighting);
        if (sighting.starting()) {
          startingSince.putIfAbsent(candidate, round);
        } else {
          startingSince.remove(candidate);
        }
      }
    } else if (finding instanceof Finding.Refused) {
      seen.remove(candidate);
    } else if (finding instanceof Finding.Unproven failed) {
      unproven.put(candidate, failed);
    }
  }

  /** Takes in an authentic seek; what the peer answered itself says more and is kept. */
  public void heard(Peer peer) {
    quietRounds = 0;
    if (seen.size() >= MOST && !seen.containsKey(Endpoint.listenerOf(peer))) {
      return; // whoever it is will be found by asking
    }
    seen.compute(
        Endpoint.listenerOf(peer),
        (endpoint, known) ->
            known != null && known.peer().run() == peer.run()
                ? new Sighting(peer, known.says(), round)
                : new Sighting(peer, Sighting.SOUGHT_US, round));
  }

  /** All who are seen now, by address. */
  public List<Sighting> all() {
    return seen.values().stream().filter(sighting -> !isStuck(sighting)).toList();
  }

  /** A node that never gets beyond starting must not keep all others from founding. */
  private boolean isStuck(Sighting sighting) {
    return sighting.starting()
        && round - startingSince.getOrDefault(sighting.endpoint(), round) >= LONGEST_START;
  }

  /** Those of the last round whose proof was wrong, by address. */
  public List<Finding.Unproven> unproven() {
    return List.copyOf(unproven.values());
  }

  /** How many rounds in a row have found nobody. */
  public int quietRounds() {
    return quietRounds;
  }
}
