package org.hotelier.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.hotelier.process.ChildNode;

/** What one node sees: waits, told by the node at every change, until that is as hoped. */
final class Sight {
  private static final Duration CALL = Duration.ofSeconds(1);

  private final ChildNode node;

  Sight(ChildNode node) {
    this.node = node;
  }

  /** The rows of {@code QueryNodes} once they are as hoped; fails after the limit. */
  JsonNode nodes(String hope, Duration limit, Predicate<JsonNode> asHoped) {
    return await("nodes", hope, limit, asHoped);
  }

  /** Waits until it knows so many guests of the service; fails after the limit. */
  void guests(String service, int count, Duration limit) {
    var unused =
        await(
            "services",
            "knows %d guests of %s".formatted(count, service),
            limit,
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .filter(row -> row.path("service").asText().equals(service))
                    .anyMatch(row -> row.path("guests").asInt() == count));
  }

  private JsonNode await(String topic, String hope, Duration limit, Predicate<JsonNode> asHoped) {
    var end = System.nanoTime() + limit.toNanos();
    JsonNode newest = MissingNode.getInstance();
    try (var control = node.control()) {
      while (System.nanoTime() < end) {
        var since = newest.path("version").asLong(-1);
        var change = control.call("WaitForChange", topic, since, CALL.toMillis());
        newest = change.isObject() ? change : newest;
        if (asHoped.test(newest.path("state"))) {
          return newest.path("state");
        }
      }
    }
    throw new StoryFailure(
        "Expected that %s %s within %s, but it sees %s"
            .formatted(node.name(), hope, Narrator.time(limit), newest.path("state")));
  }

  JsonNode ask(String method, Object... args) {
    try (var control = node.control()) {
      return control.call(method, args);
    }
  }

  static Predicate<JsonNode> online(long count) {
    return rows ->
        StreamSupport.stream(rows.spliterator(), false).filter(row -> has(row, "online")).count()
            == count;
  }

  /** The named node's row has one of these states. */
  static Predicate<JsonNode> sees(String name, String... states) {
    return rows ->
        StreamSupport.stream(rows.spliterator(), false)
            .filter(row -> row.path("name").asText().equals(name))
            .anyMatch(row -> has(row, states));
  }

  private static boolean has(JsonNode row, String... states) {
    for (var state : states) {
      if (row.path("status").asText().equals(state)) {
        return true;
      }
    }
    return false;
  }
}
