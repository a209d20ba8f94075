package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers {@code "pong"}: the process lives and serves its control socket. */
public final class Ping implements ControlMethod {

  @Override
  public Signature signature() {
    return Signature.query("Ping", "Answers \"pong\".");
  }

  @Override
  public CompletionStage<JsonNode> call(ControlCall call) {
    return CompletableFuture.completedFuture(TextNode.valueOf("pong"));
  }
}
