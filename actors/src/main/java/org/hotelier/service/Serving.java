package org.hotelier.service;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Makes instances of plain functions. A function that throws does not end the instance: the
 * requester is told the failure {@value #SERVICE_FAILED} with the exception's text.
 */
public final class Serving {

  /** The name of the failure of a function that threw. */
  public static final String SERVICE_FAILED = "ServiceFailed";

  private Serving() {}

  /**
   * Answers with what the function returns, one request after the other. A function that waits (for
   * a file, a data base) needs {@code blocking = on} in the service's settings, else it keeps other
   * services waiting.
   */
  public static Behavior<ServiceRequest> function(
      Function<ServiceRequest, ? extends Reply.Last> function) {
    return each((request, answering) -> answering.now(request, function));
  }

  /**
   * Answers when the stage that the function returns completes; the instance works on as many
   * requests at once as it has credit. The stage may complete on any thread.
   */
  public static Behavior<ServiceRequest> async(
      Function<ServiceRequest, ? extends CompletionStage<? extends Reply.Last>> function) {
    return each((request, answering) -> answering.later(request, function));
  }

  private static Behavior<ServiceRequest> each(BiConsumer<ServiceRequest, Answering> answer) {
    return Behaviors.setup(
        context -> {
          var answering = new Answering(context.getSelf().path().toString());
          return Behaviors.receiveMessage(
              request -> {
                answer.accept(request, answering);
                return Behaviors.same();
              });
        });
  }
}
