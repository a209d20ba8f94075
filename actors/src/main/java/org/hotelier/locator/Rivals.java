package org.hotelier.locator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hotelier.formation.Merging.Rival;
import org.hotelier.network.Endpoint;

/** Where members of other clusters of the same name were met last. */
public final class Rivals {

  /** One is enough to merge; the others only make it quicker. */
  private static final int MOST = 64;

  private final Map<Endpoint, Rival> met = new TreeMap<>();

  /** Takes in what was seen there now: a rival, or none any more. */
  public void seen(Endpoint at, Optional<Rival> rival) {
    if (rival.isEmpty()) {
      met.remove(at);
    } else if (met.size() < MOST || met.containsKey(at)) {
      met.put(at, rival.get());
    }
  }

  public List<Rival> all() {
    return List.copyOf(met.values());
  }

  public List<Endpoint> endpoints() {
    return List.copyOf(met.keySet());
  }
}
