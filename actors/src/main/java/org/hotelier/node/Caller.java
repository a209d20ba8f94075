package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.hotelier.broker.Outcome;
import org.hotelier.broker.Requester;
import org.hotelier.protocol.luxi.ControlFailure;

/** Who calls a service by the control socket: a requester for one request. */
final class Caller implements Requester {

  private static final AtomicLong NUMBERS = new AtomicLong();

  private final String key = "control/" + NUMBERS.incrementAndGet();
  private final List<byte[]> parts = new ArrayList<>();
  private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();

  @Override
  public String key() {
    return key;
  }

  CompletionStage<JsonNode> answer() {
    return answer;
  }

  @Override
  public void tell(Outcome outcome) {
    if (outcome instanceof Outcome.Partial partial) {
      parts.addAll(partial.body());
    } else if (outcome instanceof Outcome.Final end) {
      parts.addAll(end.body());
      answer.complete(reply(end));
    } else if (outcome instanceof Outcome.Failed failed) {
      answer.completeExceptionally(new ControlFailure(failed.name(), failed.text()));
    } else if (outcome instanceof Outcome.Refused refused) {
      answer.completeExceptionally(new ControlFailure(refused.refusal().word(), refused.text()));
    }
  }

  private JsonNode reply(Outcome.Final end) {
    var reply = JsonNodeFactory.instance.objectNode();
    reply.set("reply", Bodies.write(parts));
    return reply
        .put("guest", end.guest())
        .put("node", end.node())
        .put("attempts", end.attempts())
        .put("micros", end.micros());
  }
}
