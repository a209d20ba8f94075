package org.hotelier.broker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.hotelier.protocol.broker.BrokerQuery.Instruction;
import org.hotelier.protocol.broker.GuestRow;

/** Asks the brokers of the other nodes, by a child for each question, which is not on the loop. */
final class Enquiries {

  private final ActorContext<Broker.Command> context;
  private final BrokerTools tools;

  Enquiries(ActorContext<Broker.Command> context, BrokerTools tools) {
    this.context = context;
    this.tools = tools;
  }

  /** The guests of all nodes that can be reached; {@code own} are those of this node. */
  CompletionStage<Census.Count> count(String service, List<GuestRow> own) {
    var counted = new CompletableFuture<Census.Count>();
    var others = tools.colleagues().reachable();
    context.spawnAnonymous(Census.create(own, others, service, tools.enquiry().limit(), counted));
    return counted;
  }

  /** Lets the node whose guest it is, or for a service all nodes, do as they are told. */
  void instruct(
      Instruction instruction,
      String name,
      Optional<List<String>> own,
      CompletableFuture<Verdict> answer) {
    var others = tools.colleagues().addresses();
    context.spawnAnonymous(
        Inquiry.create(instruction, name, own, others, tools.enquiry().limit(), answer));
  }
}
