package org.hotelier.membership;

import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.hotelier.protocol.membership.MembershipMessage;
import org.hotelier.protocol.membership.MembershipMessage.CallBackOrder;
import org.hotelier.protocol.membership.MembershipMessage.Introduction;
import org.hotelier.protocol.membership.MembershipMessage.LetIn;

/**
 * Where messages of other members arrive: at a path that every node has, so that a member can be
 * written to before it is known. Passes each on to whom it is for.
 */
public final class Reception {

  /** The name of the actor below the guardian of a node. */
  public static final String NAME = "reception";

  private Reception() {}

  public static Behavior<MembershipMessage> create(
      Consumer<Introduction> introductions,
      Consumer<CallBackOrder> orders,
      Consumer<LetIn> newcomers) {
    return Behaviors.receive(MembershipMessage.class)
        .onMessage(
            Introduction.class,
            introduction -> {
              introductions.accept(introduction);
              return Behaviors.same();
            })
        .onMessage(
            CallBackOrder.class,
            order -> {
              orders.accept(order);
              return Behaviors.same();
            })
        .onMessage(
            LetIn.class,
            letIn -> {
              newcomers.accept(letIn);
              return Behaviors.same();
            })
        .build();
  }

  /** Sends a message to the reception of the member at this Pekko address. */
  public static void tell(ActorSystem<?> system, String address, MembershipMessage message) {
    var classic = Adapter.toClassic(system);
    classic
        .actorSelection(address + "/user/" + NAME)
        .tell(message, org.apache.pekko.actor.ActorRef.noSender());
  }
}
