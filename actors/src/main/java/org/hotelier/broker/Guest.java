package org.hotelier.broker;

/**
 * A guest of this node as it checks in.
 *
 * @param address unique in the cluster, for people and for {@code drain guest ADDRESS}
 * @param credit how many requests it takes at once, at least 1
 * @param weight its share among equals, at least 1
 * @param atMostOnce whether what was handed to it must never be handed to another
 * @param leased whether silence ends it (workers), or only its own word (actors)
 * @param meta what it says of itself, for {@code QueryGuests}; may be empty
 */
public record Guest(
    GuestId id,
    String address,
    String service,
    GuestKind kind,
    int credit,
    int weight,
    boolean atMostOnce,
    boolean leased,
    String meta,
    GuestLine line) {}
