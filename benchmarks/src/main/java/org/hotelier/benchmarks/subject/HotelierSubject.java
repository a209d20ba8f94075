package org.hotelier.benchmarks.subject;

import java.util.List;
import java.util.Map;
import org.hotelier.network.LoopbackNetwork;

/**
 * Hotelier from its packaged distribution, with nothing configured but where it lives: the /29 of
 * the run instead of the default one.
 */
public record HotelierSubject(Layout layout, boolean archive) implements Subject {

  @Override
  public String name() {
    return "Hotelier";
  }

  @Override
  public HotelierFleet fleet(int nodes) {
    return fleet(nodes, List.of());
  }

  /**
   * As {@link #fleet(int)}.
   *
   * @param prefix a command that execs the launcher behind it, for instance in another network
   */
  public HotelierFleet fleet(int nodes, List<String> prefix) {
    var environment =
        archive
            ? Map.of("JAVA_HOME", System.getProperty("java.home"))
            : Map.of("JAVA_HOME", System.getProperty("java.home"), "HOTELIER_ARCHIVE", "off");
    return new HotelierFleet(
        prefix, layout.launcher(), environment, LoopbackNetwork.claim(), nodes);
  }
}
