package org.hotelier.example;

import com.typesafe.config.Config;
import org.apache.pekko.actor.typed.Behavior;
import org.hotelier.service.Reply;
import org.hotelier.service.Service;
import org.hotelier.service.ServiceRequest;
import org.hotelier.service.Serving;
import org.jspecify.annotations.Nullable;

public final class Prices implements Service {

  @Override
  public String name() {
    return "prices";
  }

  @Override
  public Behavior<ServiceRequest> create(Config settings) {
    var prices = settings.getConfig("rooms").root().unwrapped();
    return Serving.function(request -> price(prices.get(request.text()), request.text()));
  }

  private static Reply.Last price(@Nullable Object price, String room) {
    return price == null
        ? new Reply.Failure("NoSuchRoom", "there is no " + room)
        : Reply.text(price.toString());
  }
}
