package org.hotelier.broker;

/**
 * How a service does on this node, for {@code QueryServices}.
 *
 * @param guests that are here, draining ones included
 * @param queued that wait here for a guest, here or elsewhere
 * @param inFlight that guests of this node hold
 * @param served final replies that guests of this node gave
 * @param failed requests that guests of this node failed, and requests of requesters of this node
 *     that were refused or lost
 * @param retried requests of requesters of this node that were dispatched again
 */
public record ServiceRow(
    String service,
    int guests,
    int queued,
    int inFlight,
    long served,
    long failed,
    long retried,
    boolean draining) {}
