package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A method that does what a test wants, and notes its calls. */
final class ScriptedMethod implements ControlMethod {
  private final Signature signature;
  private final Function<ControlCall, CompletionStage<JsonNode>> script;
  private final List<ControlCall> calls = new CopyOnWriteArrayList<>();

  private ScriptedMethod(
      Signature signature, Function<ControlCall, CompletionStage<JsonNode>> script) {
    this.signature = signature;
    this.script = script;
  }

  static ScriptedMethod query(
      String name, Function<ControlCall, CompletionStage<JsonNode>> script) {
    return new ScriptedMethod(Signature.query(name, "For a test."), script);
  }

  static ScriptedMethod change(
      String name, Function<ControlCall, CompletionStage<JsonNode>> script) {
    return new ScriptedMethod(Signature.change(name, "For a test.", "a", "[b]"), script);
  }

  static CompletionStage<JsonNode> text(String text) {
    return CompletableFuture.completedFuture(TextNode.valueOf(text));
  }

  List<ControlCall> calls() {
    return calls;
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public CompletionStage<JsonNode> call(ControlCall call) {
    calls.add(call);
    return script.apply(call);
  }
}
