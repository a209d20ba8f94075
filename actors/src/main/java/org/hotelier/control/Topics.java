package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hotelier.event.Topic;
import org.hotelier.protocol.luxi.ControlFailure;

/** What callers may wait on, by name, each with the JSON of its state. */
public final class Topics {

  private record Entry<T>(Topic<T> topic, Function<? super T, JsonNode> json) {

    CompletableFuture<JsonNode> after(long since) {
      var told = topic.after(since).toCompletableFuture();
      var answer = told.thenApply(this::described);
      // Cancelling a dependent does not reach what it depends on.
      var unused = answer.whenComplete((result, cancelled) -> told.cancel(false));
      return answer;
    }

    private JsonNode described(Topic.Versioned<T> state) {
      var node = JsonNodeFactory.instance.objectNode().put("version", state.version());
      return node.set("state", json.apply(state.state()));
    }
  }

  private final Map<String, Entry<?>> entries = new ConcurrentHashMap<>();

  /** Adds a topic, or replaces the one of that name. */
  public <T> void add(String name, Topic<T> topic, Function<? super T, JsonNode> json) {
    entries.put(name, new Entry<>(topic, json));
  }

  /**
   * Completes with {@code {version, state}} once the topic's version is greater than {@code since};
   * cancel it to stop waiting.
   *
   * @throws ControlFailure {@code GenericError} if there is no such topic
   */
  public CompletableFuture<JsonNode> after(String name, long since) {
    var entry = entries.get(name);
    if (entry == null) {
      throw new ControlFailure(
          "GenericError",
          "RPC input: expected one of the topics %s, but got %s"
              .formatted(new TreeMap<>(entries).keySet(), name));
    }
    return entry.after(since);
  }
}
