package org.hotelier.service;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests by functions, each exactly once, also when a function throws. */
final class Answering {

  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  private final String instance;
  private final AtomicLong mishaps = new AtomicLong();

  Answering(String instance) {
    this.instance = instance;
  }

  void now(ServiceRequest request, Function<ServiceRequest, ? extends Reply.Last> function) {
    Reply.@Nullable Last reply;
    try {
      reply = function.apply(request);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
      // These errors are of the function's making, too; left alone they would end the process.
      request.replyTo().tell(mishap(thrown));
      return;
    }
    end(request, reply, null);
  }

  void later(
      ServiceRequest request,
      Function<ServiceRequest, ? extends CompletionStage<? extends Reply.Last>> function) {
    @Nullable CompletionStage<? extends Reply.Last> stage;
    try {
      stage = function.apply(request);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
      request.replyTo().tell(mishap(thrown));
      return;
    }
    if (stage == null) {
      end(request, null, null);
    } else {
      var unused = stage.whenComplete((reply, thrown) -> end(request, reply, thrown));
    }
  }

  private void end(ServiceRequest request, Reply.@Nullable Last reply, @Nullable Throwable thrown) {
    if (thrown != null) {
      request.replyTo().tell(mishap(thrown));
    } else if (reply == null) {
      request
          .replyTo()
          .tell(mishap(new NullPointerException("Expected a reply, but the function gave null")));
    } else {
      request.replyTo().tell(reply);
    }
  }

  /** Logged the first, second, fourth, eighth … time: a broken function must not flood the log. */
  private Reply.Last mishap(Throwable thrown) {
    var cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    long count = mishaps.incrementAndGet();
    if (Long.bitCount(count) == 1) {
      LOG.warn("{}: its function threw, {} times so far", instance, count, cause);
    }
    return new Reply.Failure(Serving.SERVICE_FAILED, Texts.of(cause));
  }
}
