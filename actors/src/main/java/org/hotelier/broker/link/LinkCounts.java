package org.hotelier.broker.link;

/**
 * What went wrong on a link since it was made.
 *
 * @param resent pieces that were sent again
 * @param duplicates pieces that came again
 * @param gaps messages that came before an earlier one
 * @param strays messages of other sessions
 * @param malformed items and numbers that no link sends
 */
public record LinkCounts(long resent, long duplicates, long gaps, long strays, long malformed) {}
