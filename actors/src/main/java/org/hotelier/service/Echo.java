package org.hotelier.service;

import com.typesafe.config.Config;
import org.apache.pekko.actor.typed.Behavior;

/** The service {@code echo}: answers with the body it was asked with, to try a cluster out. */
public final class Echo implements Service {

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Behavior<ServiceRequest> create(Config settings) {
    return Serving.function(request -> new Reply.Final(request.body()));
  }
}
