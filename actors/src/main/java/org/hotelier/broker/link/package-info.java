/**
 * The link between two brokers: what one tells the other arrives in order and exactly once while
 * both live, though what carries it may lose, repeat, delay and reorder messages.
 */
@NullMarked
package org.hotelier.broker.link;

import org.jspecify.annotations.NullMarked;
