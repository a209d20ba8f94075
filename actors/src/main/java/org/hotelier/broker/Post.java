package org.hotelier.broker;

import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.hotelier.protocol.broker.BrokerMessage;

/** Carries messages to the brokers of other nodes, as Artery does: at most once. */
interface Post {

  /** Somebody to write to. */
  interface Box {
    void put(BrokerMessage message);
  }

  /** The broker of the member at this Pekko address. */
  Box to(String clusterAddress);

  static Post over(ActorSystem<?> system) {
    var resolver = ActorRefResolver.get(system);
    return address -> {
      ActorRef<BrokerMessage> mailbox = resolver.resolveActorRef(Mailbox.at(address));
      return mailbox::tell;
    };
  }
}
