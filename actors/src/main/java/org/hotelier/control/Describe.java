package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Tells every method with its arguments and a sentence: {@code [{method, args:[name…], sentence,
 * changes}]} by name, itself included. The names of optional arguments stand in brackets.
 */
public final class Describe implements ControlMethod {
  private final List<ControlMethod> others;

  /**
   * @param others all methods but this one
   */
  public Describe(List<ControlMethod> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public Signature signature() {
    return Signature.query("Describe", "Lists every method with its arguments and a sentence.");
  }

  @Override
  public CompletionStage<JsonNode> call(ControlCall call) {
    var list = JsonNodeFactory.instance.arrayNode();
    Stream.concat(others.stream(), Stream.of(this))
        .map(ControlMethod::signature)
        .sorted(Comparator.comparing(Signature::method))
        .forEach(signature -> list.add(json(signature)));
    return CompletableFuture.completedFuture(list);
  }

  private static JsonNode json(Signature signature) {
    var node = JsonNodeFactory.instance.objectNode().put("method", signature.method());
    var args = node.putArray("args");
    signature.args().forEach(args::add);
    return node.put("sentence", signature.sentence()).put("changes", signature.changes());
  }
}
