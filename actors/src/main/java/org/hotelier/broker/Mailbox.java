package org.hotelier.broker;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.protocol.broker.BrokerMessage;
import org.hotelier.protocol.broker.BrokerQuery.Instruct;
import org.hotelier.protocol.broker.BrokerQuery.TellGuests;

/**
 * Where messages of other nodes' brokers arrive: at a path that every node has. It hands them on to
 * the broker, whose own messages never leave the node.
 */
public final class Mailbox {

  /** The name of the actor below the guardian of a node. */
  public static final String NAME = "broker-mailbox";

  private Mailbox() {}

  public static Behavior<Object> create(ActorRef<Broker.Command> broker) {
    return Behaviors.receive(Object.class)
        .onMessage(BrokerMessage.class, message -> pass(broker, new Broker.Heard(message)))
        .onMessage(TellGuests.class, question -> pass(broker, new Broker.Asked(question)))
        .onMessage(Instruct.class, instruct -> pass(broker, new Broker.Told(instruct)))
        .build();
  }

  private static Behavior<Object> pass(ActorRef<Broker.Command> broker, Broker.Command command) {
    broker.tell(command);
    return Behaviors.same();
  }

  /** The path of the mailbox of the member at this Pekko address. */
  static String at(String clusterAddress) {
    return clusterAddress + "/user/" + NAME;
  }
}
