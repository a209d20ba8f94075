package org.hotelier.broker;

/**
 * A guest of this node, for {@code QueryGuests}.
 *
 * @param status {@code live} or {@code draining}
 * @param leaseMs how long it may be silent while it holds nothing; 0: as long as it likes
 * @param lastBeatMs how long ago it was last heard of
 * @param served final replies it gave
 * @param inFlight requests it holds
 */
public record GuestRow(
    GuestId id,
    String address,
    String service,
    GuestKind kind,
    String status,
    long leaseMs,
    long lastBeatMs,
    long served,
    int inFlight,
    String meta) {}
