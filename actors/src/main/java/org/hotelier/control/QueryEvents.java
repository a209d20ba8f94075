package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.hotelier.event.EventLog;

/**
 * Tells the events numbered above {@code since} (0), oldest first, at most {@code limit} (1000) of
 * them: {@code [{seq, at, group, component, text}]}.
 */
public final class QueryEvents implements ControlMethod {
  private static final int USUAL_LIMIT = 1_000;
  private static final int HIGHEST_LIMIT = 10_000;

  private final EventLog events;

  public QueryEvents(EventLog events) {
    this.events = events;
  }

  @Override
  public Signature signature() {
    return Signature.query(
        "QueryEvents", "Lists the events after a number, oldest first.", "[since]", "[limit]");
  }

  @Override
  public CompletionStage<JsonNode> call(ControlCall call) {
    var since = call.number(0, 0);
    var limit = Math.max(0, Math.min(HIGHEST_LIMIT, call.number(1, USUAL_LIMIT)));
    var list = JsonNodeFactory.instance.arrayNode();
    events.since(since, (int) limit).forEach(event -> list.add(json(event)));
    return CompletableFuture.completedFuture(list);
  }

  private static JsonNode json(EventLog.Event event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("seq", event.seq())
        .put("at", event.at().toString())
        .put("group", event.group())
        .put("component", event.component())
        .put("text", event.text());
  }
}
