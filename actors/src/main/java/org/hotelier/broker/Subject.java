package org.hotelier.broker;

/** What is drained, revived, or asked about before a stop. */
public sealed interface Subject {

  /** The node that is told. */
  record OfNode() implements Subject {}

  /** A service, on all nodes. */
  record OfService(String service) implements Subject {}

  /** One guest, wherever it is. */
  record OfGuest(String address) implements Subject {}
}
