package org.hotelier.service;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Drops requests that nobody waits for any more before their service gets to them. */
final class Unwanted extends BehaviorInterceptor<ServiceRequest, ServiceRequest> {

  private Unwanted() {
    super(ServiceRequest.class);
  }

  static Behavior<ServiceRequest> droppedBefore(Behavior<ServiceRequest> service) {
    return Behaviors.intercept(Unwanted::new, service);
  }

  @Override
  public Behavior<ServiceRequest> aroundReceive(
      TypedActorContext<ServiceRequest> context,
      ServiceRequest request,
      ReceiveTarget<ServiceRequest> service) {
    return request.replyTo() instanceof HeldRequest held && !held.begin()
        ? Behaviors.same()
        : service.apply(context, request);
  }
}
