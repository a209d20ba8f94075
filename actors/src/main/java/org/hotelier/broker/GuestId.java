package org.hotelier.broker;

/** A guest of this node, by a number that is never used again while the process lives. */
public record GuestId(long number) {}
