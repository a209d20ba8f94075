package org.hotelier.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.event.EventLog;
import org.hotelier.service.FakeBroker.Draining;
import org.hotelier.service.FakeBroker.Left;
import org.hotelier.service.FakeBroker.Replied;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServicesShutdownTest {

  @Test
  void anActorSystemThatEndsInAnOrderlyWayLetsServicesFinish() {
    var broker = new FakeBroker();
    var answer = new CompletableFuture<Reply.Last>();
    var settings =
        Catalogue.settings("", Catalogue.service("rooms", own -> Serving.async(request -> answer)));
    var events = new EventLog(10, Clock.systemUTC());
    var tools = new ServicesTools("a", settings, broker, System::nanoTime, events);
    var system =
        ActorSystem.create(
            Behaviors.setup(
                context -> {
                  context.spawn(Services.create(tools), "services");
                  return Behaviors.empty();
                }),
            "shutdown");
    await("the guest").until(() -> broker.guests().size() == 1);
    var guest = broker.guests().get(0);
    guest.line().assign(1, Body.text("in flight").frames(), 60_000);

    system.terminate();
    await("the drain").until(() -> !broker.all(Draining.class).isEmpty());
    answer.complete(Reply.text("done"));

    system.getWhenTerminated().toCompletableFuture().join();
    assertThat(broker.of(guest))
        .containsExactly(
            new Draining(guest.id()),
            new Replied(guest.id(), 1, Body.text("done"), true),
            new Left(guest.id(), "it stops"));
  }
}
