package org.hotelier.protocol.broker;

/**
 * A service at one node, for {@code QueryServices}.
 *
 * @param queued requests that wait at this node
 * @param inFlight requests that guests of this node hold
 * @param served final replies that its guests gave
 * @param failed requests that ended at this node without a reply
 * @param retried requests that this node dispatched a second time
 */
public record ServiceRow(
    String service, int guests, int queued, int inFlight, long served, long failed, long retried) {}
