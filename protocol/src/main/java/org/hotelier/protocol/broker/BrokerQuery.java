package org.hotelier.protocol.broker;

import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What a broker asks the others when its node is asked for the whole cluster, and their answers:
 * rows come in pages that Artery can carry, numbered from 0. Any of it may be lost; who asks sets
 * itself a limit.
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

  /** What a broker can be told, or asked, to do about what is at its node. */
  enum Instruction {
    DRAIN_GUEST,
    REVIVE_GUEST,
    /** Whether a guest can be stopped without loss. */
    MAY_GUEST_STOP,
    /** The same for the guests of a service; it concerns all nodes. */
    MAY_SERVICE_STOP
  }

  /**
   * Being told to each other broker: do this if it concerns you. Done twice it does no more.
   *
   * @param name the address of a guest, or the name of a service
   */
  record Instruct(Instruction instruction, String name, ActorRef<Instructed> replyTo)
      implements BrokerQuery {}

  /**
   * The answer to {@link Instruct}.
   *
   * @param concerned whether what was named is at that node
   * @param reasons why not, in sentences; none: done, or nothing speaks against it
   */
  record Instructed(String node, boolean concerned, List<String> reasons) implements BrokerQuery {
    public Instructed {
      reasons = List.copyOf(reasons);
    }
  }
}
