package org.hotelier.protocol.broker;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a broker asks the others when its node is asked for the whole cluster, and their answers:
 * pages that Artery can carry, numbered from 0. A page may be lost; who asks sets itself a limit.
 */
public sealed interface BrokerQuery {

  /** Asking to each other broker: tell me your services. */
  record TellServices(ActorRef<ServicesPage> replyTo) implements BrokerQuery {}

  /** Asking to each other broker: tell me your guests of this service, or all if it is empty. */
  record TellGuests(String service, ActorRef<GuestsPage> replyTo) implements BrokerQuery {}

  /** The answer to {@link TellServices}. */
  record ServicesPage(String node, int number, boolean last, List<ServiceRow> rows)
      implements BrokerQuery, Page<ServiceRow> {}

  /** The answer to {@link TellGuests}. */
  record GuestsPage(String node, int number, boolean last, List<GuestRow> rows)
      implements BrokerQuery, Page<GuestRow> {}
}
