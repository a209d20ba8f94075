package org.hotelier.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.event.EventLog;
import org.hotelier.event.EventLog.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each actor of a node is restarted alone. */
class SupervisedTest {
  private static final ActorTestKit KIT = ActorTestKit.create("supervised");

  @AfterAll
  static void shutDown() {
    ActorTestKit.shutdown(KIT.system(), Duration.ofSeconds(10));
  }

  @Test
  void restartsWhatFailsAndSaysSoInAnEvent() {
    var events = new EventLog(10, Clock.systemUTC());
    var probe = KIT.createTestProbe(String.class);
    var actor = KIT.spawn(Supervised.of("echo", events, echo(probe.ref())));
    probe.expectMessage("started");
    assertThat(events.since(0, 10)).isEmpty();

    actor.tell("crash");

    probe.expectMessage("started");
    actor.tell("hello");
    probe.expectMessage("hello");
    assertThat(events.since(0, 10))
        .extracting(Event::group, Event::component, Event::text)
        .containsExactly(tuple("supervision", "echo", "echo failed and was restarted"));
  }

  private static Behavior<String> echo(ActorRef<String> probe) {
    return Behaviors.setup(
        context -> {
          probe.tell("started");
          return Behaviors.receiveMessage(message -> onMessage(message, probe));
        });
  }

  private static Behavior<String> onMessage(String message, ActorRef<String> probe) {
    if (message.equals("crash")) {
      throw new IllegalStateException("crashed on command");
    }
    probe.tell(message);
    return Behaviors.same();
  }
}
