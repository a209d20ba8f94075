package org.hotelier.membership;

/**
 * One incarnation of a cluster member.
 *
 * @param address its Pekko address, as text
 * @param uid what tells it from earlier and later incarnations at that address
 */
public record MemberKey(String address, long uid) {}
