package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hotelier.control.ControlCall;
import org.hotelier.control.ControlMethod;
import org.hotelier.control.ControlMethod.Signature;
import org.hotelier.protocol.luxi.ControlFailure;

/** The control methods on a node as a whole. */
public final class NodeMethods {

  /** What a node can be told to do. */
  public interface Orders {

    /** Stops the node cleanly, soon after the answer. */
    void stop();

    /** Lets a seeking node found without the members it remembers; false if it does not seek. */
    CompletionStage<Boolean> found();

    /** Fails one actor, for tests of supervision; false if there is none of that name. */
    CompletionStage<Boolean> crash(String actor);

    /** Ends this incarnation and begins another, for tests. */
    void replaceIncarnation(String reason);
  }

  private NodeMethods() {}

  /** What always answers. */
  public static List<ControlMethod> queries(NodeView view) {
    return List.of(
        method(
            Signature.query("QueryNode", "Tells how this node is."),
            call -> done(NodeJson.node(view))),
        method(
            Signature.query("QueryNodes", "Tells of all nodes of the cluster."),
            call -> done(NodeJson.nodes(view))),
        method(
            Signature.query("Explain", "Tells why this node is in its present state."),
            call -> done(NodeJson.explanation(view))));
  }

  /** What changes the node. */
  public static List<ControlMethod> orders(Orders orders) {
    return List.of(
        method(
            Signature.change("Stop", "Stops this node cleanly."),
            call -> {
              orders.stop();
              return empty();
            }),
        method(
            Signature.change(
                "Found", "Lets this node found a cluster without the members it remembers."),
            call -> orders.found().thenApply(NodeMethods::seeking)));
  }

  /** What tests break. */
  public static List<ControlMethod> hooks(Orders orders) {
    return List.of(
        method(
            Signature.change(
                "Crash",
                "Fails one actor (locator, listener, membership, broker, services).",
                "actor"),
            call -> {
              var actor = call.text(0, "");
              return orders.crash(actor).thenApply(known -> known(actor, known));
            }),
        method(
            Signature.change("ReplaceIncarnation", "Ends this incarnation and begins another."),
            call -> {
              orders.replaceIncarnation("a test asked for it");
              return empty();
            }));
  }

  private static JsonNode seeking(boolean seeking) {
    if (!seeking) {
      throw new ControlFailure(
          "WrongState", "Expected a node that seeks, but this one is in a cluster");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode known(String actor, boolean known) {
    if (!known) {
      throw new ControlFailure("GenericError", "RPC input: there is no actor \"" + actor + "\"");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static ControlMethod method(
      Signature signature, Function<ControlCall, CompletionStage<JsonNode>> body) {
    return new PlainMethod(signature, body);
  }

  private static CompletionStage<JsonNode> done(JsonNode result) {
    return CompletableFuture.completedFuture(result);
  }

  private static CompletionStage<JsonNode> empty() {
    return done(JsonNodeFactory.instance.objectNode());
  }
}
