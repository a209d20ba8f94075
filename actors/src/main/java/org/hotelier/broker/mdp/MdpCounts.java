package org.hotelier.broker.mdp;

import java.util.EnumMap;
import java.util.Map;

/** What the Majordomo front has counted since it began. Belongs to the broker's thread. */
public final class MdpCounts {

  private final Map<Mishap, Long> mishaps = new EnumMap<>(Mishap.class);

  public long of(Mishap mishap) {
    return mishaps.getOrDefault(mishap, 0L);
  }

  void count(Mishap mishap) {
    mishaps.merge(mishap, 1L, Long::sum);
  }
}
