package org.hotelier.locator;

import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.hotelier.locator.Locator.Command;

/** The node leaves: nothing is sought, claimed or granted any more. */
final class Leaving extends LocatorState {

  static Behavior<Command> create(LocatorTools tools) {
    return Behaviors.setup(context -> new Leaving(context, tools));
  }

  private Leaving(ActorContext<Command> context, LocatorTools tools) {
    super(context, tools);
  }

  @Override
  public Receive<Command> createReceive() {
    return common(newReceiveBuilder());
  }
}
