package org.hotelier.broker;

import java.util.List;

/**
 * A service in the whole cluster, for {@code QueryServices}.
 *
 * @param nodes the names of the nodes that have guests of it
 * @param queued requests that wait at any node
 * @param inFlight requests that guests hold
 * @param served final replies that guests gave
 * @param failed requests that ended without a reply
 * @param retried requests that were dispatched again
 */
public record ServiceState(
    String service,
    int guests,
    List<String> nodes,
    int queued,
    int inFlight,
    long served,
    long failed,
    long retried) {

  public ServiceState {
    nodes = List.copyOf(nodes);
  }
}
