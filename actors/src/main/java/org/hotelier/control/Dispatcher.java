package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.hotelier.control.ControlCall.Caller;
import org.hotelier.event.EventLog;
import org.hotelier.protocol.luxi.ControlAnswer;
import org.hotelier.protocol.luxi.ControlCodec;
import org.hotelier.protocol.luxi.ControlFailure;
import org.hotelier.protocol.luxi.ControlRequest;

/**
 * Runs requests: finds the method, runs a call with a key once, and sees to it that there is one
 * answer in time whatever the method does.
 */
final class Dispatcher {
  private final Map<String, ControlMethod> methods;
  private final ControlLimits limits;
  private final RecentAnswers recent;
  private final Outcomes outcomes;

  /**
   * @throws IllegalStateException if two methods have the same name
   */
  Dispatcher(
      List<ControlMethod> methods, EventLog events, ControlLimits limits, LongSupplier nanoClock) {
    this.methods =
        methods.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    method -> method.signature().method(), Function.identity()));
    this.limits = limits;
    this.recent =
        new RecentAnswers(
            limits.keepAnswers(), limits.maxKeptAnswers(), limits.maxMessageBytes(), nanoClock);
    this.outcomes = new Outcomes(events, limits.maxMessageBytes(), nanoClock);
  }

  /**
   * The bytes of the answer, within the time that a call may take. Who cancels it no longer wants
   * it: a call that changes nothing and has no key is then cancelled, too.
   */
  CompletableFuture<byte[]> answer(ControlRequest request, Caller caller) {
    var call = new ControlCall(request.method(), request.args(), caller);
    outcomes.begun(call);
    try {
      var method = methods.get(request.method());
      if (method == null) {
        throw new ControlFailure("GenericError", "No such method: " + request.method());
      }
      return limited(call, begun(method, call, request));
    } catch (ControlFailure failure) {
      return CompletableFuture.completedFuture(outcomes.refused(call, failure));
    }
  }

  private CompletableFuture<byte[]> begun(
      ControlMethod method, ControlCall call, ControlRequest request) {
    if (request.key().isEmpty()) {
      return run(method, call);
    }
    var key = new RecentAnswers.Key(call.caller().uid(), request.key().get());
    // A copy: who goes away or runs out of time must not end what others wait for.
    return recent.once(key, RecentAnswers.Call.of(request), () -> run(method, call)).copy();
  }

  private CompletableFuture<byte[]> run(ControlMethod method, ControlCall call) {
    var stage = started(method, call);
    // A copy again: the outcome is put on record even if nobody waits for it any more.
    var answer =
        stage
            .handle((result, failure) -> outcomes.ended(method, call, result, failure))
            .toCompletableFuture()
            .copy();
    if (!method.signature().changes()) {
      var unused =
          answer.whenComplete((bytes, cancelled) -> stage.toCompletableFuture().cancel(false));
    }
    return answer;
  }

  private static CompletionStage<JsonNode> started(ControlMethod method, ControlCall call) {
    try {
      return method.call(call);
    } catch (Throwable failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private CompletableFuture<byte[]> limited(ControlCall call, CompletableFuture<byte[]> answer) {
    if (answer.isDone()) {
      return answer;
    }
    var text = "Expected %s to end within %s, but it still runs; ask for its effect later";
    var late = new ControlFailure("TimedOut", text.formatted(call.method(), limits.call()));
    return answer.completeOnTimeout(
        ControlCodec.write(ControlAnswer.failed(late)),
        limits.call().toMillis(),
        TimeUnit.MILLISECONDS);
  }
}
