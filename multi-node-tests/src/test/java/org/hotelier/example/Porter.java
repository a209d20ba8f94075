package org.hotelier.example;

import com.typesafe.config.Config;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.service.Body;
import org.hotelier.service.Service;
import org.hotelier.service.ServiceRequest;

public final class Porter extends AbstractBehavior<ServiceRequest> {

  /** What makes porters: a service is not itself an actor. */
  public static final class Lodge implements Service {

    @Override
    public String name() {
      return "porter";
    }

    @Override
    public Behavior<ServiceRequest> create(Config settings) {
      return Behaviors.setup(Porter::new);
    }
  }

  private int carried;

  private Porter(ActorContext<ServiceRequest> context) {
    super(context);
  }

  @Override
  public Receive<ServiceRequest> createReceive() {
    return newReceiveBuilder().onMessage(ServiceRequest.class, this::onRequest).build();
  }

  private Behavior<ServiceRequest> onRequest(ServiceRequest request) {
    for (var bag : request.body().frames()) {
      request.partial(Body.of(bag));
      carried++;
    }
    request.reply(Body.text("bags carried so far: " + carried));
    return this;
  }
}
