package org.hotelier.protocol.broker;

/**
 * A guest, for {@code QueryGuests}.
 *
 * @param kind {@code worker} or {@code actor}
 * @param node the name of the node whose guest it is
 * @param status {@code live} or {@code draining}
 * @param leaseMs how long it lives without a sign of life; 0: as long as it wants
 * @param lastBeatMs how long ago the last sign of life was
 * @param served how many final replies it gave
 * @param meta what it says of itself
 */
public record GuestRow(
    String address,
    String service,
    String kind,
    String node,
    String status,
    long leaseMs,
    long lastBeatMs,
    long served,
    String meta) {}
