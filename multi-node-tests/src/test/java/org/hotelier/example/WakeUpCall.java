package org.hotelier.example;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.typesafe.config.Config;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.Behavior;
import org.hotelier.service.Reply;
import org.hotelier.service.Service;
import org.hotelier.service.ServiceRequest;
import org.hotelier.service.Serving;

public final class WakeUpCall implements Service {

  @Override
  public String name() {
    return "wake-up-call";
  }

  @Override
  public Behavior<ServiceRequest> create(Config settings) {
    return Serving.async(WakeUpCall::later);
  }

  private static CompletionStage<Reply.Last> later(ServiceRequest request) {
    long millis = Long.parseLong(request.text());
    return supplyAsync(() -> Reply.text("Good morning!"), delayedExecutor(millis, MILLISECONDS));
  }
}
