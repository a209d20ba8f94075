package org.hotelier.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.hotelier.event.EventLog;
import org.hotelier.protocol.luxi.ControlAnswer;
import org.hotelier.protocol.luxi.ControlCodec;
import org.hotelier.protocol.luxi.ControlFailure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what comes of a call into the bytes of its answer, and puts it on record: in the log, and
 * in the event log if the call changes something.
 */
final class Outcomes {
  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);
  private static final int REQUEST_CHARACTERS = 500;
  private static final int RESULT_CHARACTERS = 2000;
  private static final Duration WARNING_INTERVAL = Duration.ofSeconds(10);

  private final EventLog events;
  private final int maxBytes;
  private final Seldom refusals;
  private final Seldom crashes;

  Outcomes(EventLog events, int maxBytes, LongSupplier nanoClock) {
    this.events = events;
    this.maxBytes = maxBytes;
    this.refusals = new Seldom(WARNING_INTERVAL, nanoClock);
    this.crashes = new Seldom(WARNING_INTERVAL, nanoClock);
  }

  void begun(ControlCall call) {
    if (log.isDebugEnabled()) {
      log.debug("Request: {}", described(call));
    }
  }

  /** The answer to a call that a method ran: its result, or else what failed it. */
  byte[] ended(
      ControlMethod method,
      ControlCall call,
      @Nullable JsonNode result,
      @Nullable Throwable thrown) {
    if (!method.signature().changes()
        && thrown != null
        && cause(thrown) instanceof CancellationException) {
      log.debug("Nobody waits for {} any more", call.method());
      return ControlCodec.write(ControlAnswer.failed(new ControlFailure("Cancelled")));
    }
    var failure = thrown == null ? null : failure(call, thrown);
    if (method.signature().changes()) {
      events.append(
          "control",
          call.method(),
          "called by uid %d, pid %d: %s"
              .formatted(
                  call.caller().uid(),
                  call.caller().pid(),
                  failure == null ? "done" : "failed, " + failure.getMessage()));
    }
    if (failure != null) {
      return refused(call, failure);
    }
    try {
      return done(call, result);
    } catch (RuntimeException unencodable) {
      return refused(call, failure(call, unencodable));
    }
  }

  private byte[] done(ControlCall call, @Nullable JsonNode result) {
    var node = result == null ? NullNode.instance : result;
    var answer = ControlCodec.write(ControlAnswer.done(node));
    if (answer.length - 1 > maxBytes) {
      var text = "Expected an answer of at most %d bytes, but it has %d; ask for less";
      return refused(
          call, new ControlFailure("AnswerTooLong", text.formatted(maxBytes, answer.length - 1)));
    }
    if (log.isDebugEnabled()) {
      log.debug("Result (truncated): {}", Redaction.text(node, RESULT_CHARACTERS));
      log.debug("Successfully handled {}", call.method());
    }
    return answer;
  }

  /** The answer to a call that failed or did not run at all. */
  byte[] refused(ControlCall call, ControlFailure failure) {
    refusals
        .due()
        .ifPresent(
            left ->
                log.warn(
                    "Failed to execute request {}: {} ({} more not shown)",
                    described(call),
                    failure.getMessage(),
                    left));
    return ControlCodec.write(ControlAnswer.failed(failure));
  }

  private ControlFailure failure(ControlCall call, Throwable thrown) {
    var cause = cause(thrown);
    if (cause instanceof ControlFailure failure) {
      return failure;
    }
    crashes
        .due()
        .ifPresent(left -> log.warn("{} crashed ({} more not shown)", call.method(), left, cause));
    return new ControlFailure("InternalError", cause.toString());
  }

  private static Throwable cause(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  private static String described(ControlCall call) {
    var text = call.method() + " " + Redaction.text(call.args(), REQUEST_CHARACTERS);
    return text.length() <= REQUEST_CHARACTERS ? text : text.substring(0, REQUEST_CHARACTERS) + "…";
  }
}
