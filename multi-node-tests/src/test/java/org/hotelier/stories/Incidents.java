package org.hotelier.stories;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

  /** How often the nodes founded a cluster since their processes began. */
  static long foundings(HotelierNodes nodes, String... names) {
    return Stream.of(names)
        .flatMap(name -> nodes.events(name).stream())
        .filter(event -> event.is("membership", "founded"))
        .count();
  }

  /** The nodes stay what they are: nobody is removed, replaced or moved to another cluster. */
  static void assertAtRest(HotelierNodes nodes, Duration time, String... names) {
    var before = standings(nodes, names);
    nodes.stays("nobody to move", time, () -> standings(nodes, names), before::equals);
  }

  private static List<String> standings(HotelierNodes nodes, String... names) {
    return Stream.of(names)
        .map(nodes::node)
        .map(
            node ->
                "%s %s %s %s"
                    .formatted(
                        node.name(),
                        node.incarnation(),
                        node.clusterId(),
                        node.ready() ? "ready" : "not ready"))
        .toList();
  }

  /** Waits until the node is not ready; returns at once when it is not. */
  static void awaitNotReady(HotelierNodes nodes, Duration within, String name) {
    nodes.await(name + " not to be ready", within, () -> nodes.node(name), node -> !node.ready());
  }

  /** Waits until the node's explanation holds all of these texts. */
  static void awaitExplained(HotelierNodes nodes, String name, String... texts) {
    nodes.await(
        "%s to explain itself with %s".formatted(name, List.of(texts)),
        Duration.ofSeconds(30),
        () -> nodes.call(name, "Explain").toString(),
        said -> Stream.of(texts).allMatch(said::contains));
  }

  /** Waits for the event by which the node says that its cluster yields to another. */
  static void awaitYield(HotelierNodes nodes, String name, String from, String to) {
    var event = nodes.awaitEvent(name, "membership", "yields", Pattern.quote(from));
    assertThat(event.text()).contains(to);
  }
}
