package org.hotelier.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hotelier.process.ChildNode;

/** What came back of a request: the reply, who gave it, where, and at which attempt. */
record Answer(String reply, String guest, String node, int attempts, Duration took) {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** Asks the service at that node, and waits; fails where there is no reply. */
  static Answer of(ChildNode node, String service, String body) {
    try (var control = node.control()) {
      var options = Map.of("timeoutMs", LIMIT.toMillis());
      return of(control.call("Call", service, List.of(body), options));
    }
  }

  /** Asks without waiting. */
  static CompletableFuture<Answer> later(ChildNode node, String service, String body) {
    return CompletableFuture.supplyAsync(() -> of(node, service, body));
  }

  /** Waits for what was asked; fails as the asking itself would. */
  static Answer of(CompletableFuture<Answer> asked) {
    try {
      return asked.join();
    } catch (CompletionException e) {
      var cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new StoryFailure(String.valueOf(cause.getMessage()));
    }
  }

  private static Answer of(JsonNode answer) {
    return new Answer(
        answer.path("reply").path(0).asText(),
        answer.path("guest").asText(),
        answer.path("node").asText(),
        answer.path("attempts").asInt(),
        Duration.ofNanos(1000 * answer.path("micros").asLong()));
  }

  String told() {
    return "\"%s\": guest %s at %s, attempt %d, after %s"
        .formatted(reply, guest, node, attempts, Narrator.time(took));
  }
}
