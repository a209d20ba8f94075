package org.hotelier.conformance;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** What Hotelier's mmi.stats and mmi.services say. */
record Statistics(Peer asker) {

  static Statistics of(Stage stage) {
    return new Statistics(stage.dealer());
  }

  /** The line of the service; empty if it has none. */
  String line(String service) {
    return ask("mmi.stats").stream()
        .flatMap(String::lines)
        .filter(line -> line.contains('"' + service + '"'))
        .findFirst()
        .orElse("");
  }

  List<String> ask(String question) {
    return asker.sends("", "MDPC01", question, "").receives().subList(3, 5);
  }

  /** Waits until nobody provides the service and nobody waits for it. */
  void awaitForgotten(String service) {
    await("the broker to forget " + service)
        .atMost(Wire.PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> line(service), String::isEmpty);
  }
}
