package org.hotelier.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.junit.jupiter.api.Test;

/** What becomes of functions, and how a developer tests a service without a node. */
class ServingTest {

  /** Keeps the replies to one request. */
  private static final class Replies implements ReplyTo {
    private final List<Reply> told = new ArrayList<>();

    @Override
    public void tell(Reply reply) {
      told.add(reply);
    }

    @Override
    public Duration remaining() {
      return Duration.ofSeconds(1);
    }

    @Override
    public boolean wanted() {
      return true;
    }
  }

  private final Replies replies = new Replies();

  @Test
  void aFunctionMayAnswerInParts() {
    ask(Serving.function(request -> inParts(request)));

    assertThat(replies.told)
        .containsExactly(
            new Reply.Partial(Body.text("part")), new Reply.Final(Body.text("a", "b")));
  }

  private static Reply.Last inParts(ServiceRequest request) {
    request.partial(Body.text("part"));
    return Reply.text("a", "b");
  }

  @Test
  void aFunctionMayAnswerWithBytes() {
    ask(Serving.function(request -> Reply.bytes(request.body().bytes(), new byte[] {0})));

    assertThat(replies.told)
        .containsExactly(new Reply.Final(Body.of(new byte[] {'r', 'o', 'o', 'm'}, new byte[] {0})));
  }

  @Test
  void whatIsThrownIsAFailureWithItsText() {
    ask(Serving.function(throwing(new IllegalStateException("no rooms left"))));
    ask(Serving.function(throwing(new IllegalStateException())));
    ask(Serving.function(throwing(new NoClassDefFoundError("Room"))));
    ask(Serving.function(throwing(new StackOverflowError())));

    assertThat(replies.told)
        .containsExactly(
            failed("no rooms left"),
            failed("IllegalStateException"),
            failed("Room"),
            failed("StackOverflowError"));
  }

  @Test
  void aFailureWithoutANameIsAFailureOfTheFunction() {
    ask(Serving.function(request -> new Reply.Failure(" ", "what")));

    assertThat(replies.told)
        .containsExactly(
            failed("Expected a failure to have a name, but it is blank; name what went wrong"));
  }

  @Test
  void anAsynchronousFunctionFailsInWhicheverWay() {
    var failure = new IllegalStateException("no rooms left");
    ask(Serving.async(throwing(failure)));
    ask(Serving.async(request -> CompletableFuture.failedFuture(failure)));
    ask(Serving.async(request -> failedLater(failure)));
    ask(Serving.async(request -> CompletableFuture.failedFuture(new CompletionException(failure))));

    assertThat(replies.told).hasSize(4).containsOnly(failed("no rooms left"));
  }

  private static CompletionStage<Reply.Last> failedLater(RuntimeException failure) {
    var first = new CompletableFuture<Reply.Last>();
    var second = first.thenApply(reply -> reply);
    first.completeExceptionally(failure);
    return second;
  }

  @Test
  @SuppressWarnings("NullAway") // what a function of a package without null marks may do
  void nullIsNoReply() {
    ask(Serving.function(request -> null));
    ask(Serving.async(request -> null));
    ask(Serving.async(request -> CompletableFuture.completedFuture(null)));

    assertThat(replies.told)
        .hasSize(3)
        .containsOnly(failed("Expected a reply, but the function gave null"));
  }

  private static <T> Function<ServiceRequest, T> throwing(RuntimeException failure) {
    return request -> {
      throw failure;
    };
  }

  private static <T> Function<ServiceRequest, T> throwing(Error failure) {
    return request -> {
      throw failure;
    };
  }

  private static Reply failed(String text) {
    return new Reply.Failure("ServiceFailed", text);
  }

  private void ask(Behavior<ServiceRequest> service) {
    BehaviorTestKit.create(service).run(new ServiceRequest(Body.text("room"), replies));
  }
}
