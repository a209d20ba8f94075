package org.hotelier.stories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hotelier.process.ChildNode;
import org.hotelier.process.ChildWorker;
import org.hotelier.protocol.control.ControlClient;
import org.hotelier.testkit.HotelierNodes;

/** What stories ask of the nodes' brokers. */
record Brokers(HotelierNodes nodes) {
  /** For what takes a moment on a machine that is not busy. */
  static final Duration SOON = Duration.ofSeconds(20);

  private static final int PORT = 5555;

  /** On a connection of its own: the kit's answers one call after the other. */
  JsonNode call(String node, String service, String body) {
    try (ControlClient control = nodes.process(node).control()) {
      return control.call("Call", service, List.of(body), Map.of("timeoutMs", 25_000));
    }
  }

  /** The node's row of the service; missing if it knows none. */
  JsonNode service(String node, String service) {
    return StreamSupport.stream(nodes.call(node, "QueryServices").spliterator(), false)
        .filter(row -> row.path("service").asText().equals(service))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }

  /** Waits until each of the observers knows so many guests of the service. */
  void awaitGuests(String service, int guests, String... observers) {
    for (String node : observers) {
      nodes.await(
          "%s to know %d guests of %s".formatted(node, guests, service),
          SOON,
          () -> service(node, service),
          row -> row.path("guests").asInt() == guests);
    }
  }

  /** The brokers' addresses, for programs outside the cluster. */
  List<String> addresses(String... names) {
    return Stream.of(names).map(this::address).toList();
  }

  private String address(String name) {
    return nodes.host(name) + ":" + PORT;
  }

  /** A worker that is a process of its own, where the nodes' network is. */
  ChildWorker process(String service, String node) {
    ChildNode.Spec spec = nodes.process(node).spec();
    return ChildWorker.start(
        new ChildWorker.Spec(
            spec.prefix(),
            spec.launcher(),
            service,
            address(node),
            false,
            spec.log().resolveSibling("worker-at-" + node + ".log")));
  }
}
