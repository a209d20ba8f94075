package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a topic has a newer version than {@code since} and answers {@code {version, state}},
 * at once if it has; or answers {@code "nochange"} after {@code timeoutMs}, at most 89 s, so that a
 * caller can tell a node where nothing happens from one that hangs (origins.md LX-60). Without
 * {@code since} it answers the present state.
 */
public final class WaitForChange implements ControlMethod {
  private static final long LONGEST_MILLIS = 89_000;
  private static final JsonNode NO_CHANGE = TextNode.valueOf("nochange");

  private final Topics topics;

  public WaitForChange(Topics topics) {
    this.topics = topics;
  }

  @Override
  public Signature signature() {
    return Signature.query(
        "WaitForChange",
        "Waits for a newer version of a topic, or answers \"nochange\" at the time-out.",
        "topic",
        "[since]",
        "[timeoutMs]");
  }

  @Override
  public CompletionStage<JsonNode> call(ControlCall call) {
    var since = call.number(1, -1);
    var millis = Math.max(0, Math.min(LONGEST_MILLIS, call.number(2, LONGEST_MILLIS)));
    var change = topics.after(call.text(0, ""), since);
    return change.isDone()
        ? change
        : change.completeOnTimeout(NO_CHANGE, millis, TimeUnit.MILLISECONDS);
  }
}
