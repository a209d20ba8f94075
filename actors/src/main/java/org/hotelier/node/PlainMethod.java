package org.hotelier.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hotelier.control.ControlCall;
import org.hotelier.control.ControlMethod;

/** A control method that is a signature and a function. */
record PlainMethod(Signature signature, Function<ControlCall, CompletionStage<JsonNode>> body)
    implements ControlMethod {

  @Override
  public CompletionStage<JsonNode> call(ControlCall call) {
    return body.apply(call);
  }
}
