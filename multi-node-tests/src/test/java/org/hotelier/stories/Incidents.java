package org.hotelier.stories;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.hotelier.testkit.EventRow;
import org.hotelier.testkit.HotelierNodes;

/** What stories ask of several nodes at once. */
final class Incidents {
  private Incidents() {}

  /** Exactly one of the nodes founded a cluster, exactly once, and it is the one with this id. */
  static void assertFoundedOnce(HotelierNodes nodes, String clusterId, String... names) {
    assertThat(
            Stream.of(names)
                .flatMap(name -> nodes.events(name).stream())
                .filter(event -> event.is("membership", "founded"))
                .map(EventRow::text))
        .as("the founded events of %s", (Object) names)
        .singleElement()
        .asString()
        .contains(clusterId);
  }

  /** The incarnation that each of the nodes runs. */
  static Map<String, String> incarnations(HotelierNodes nodes, String... names) {
    return Stream.of(names).collect(toMap(name -> name, name -> nodes.node(name).incarnation()));
  }
}
