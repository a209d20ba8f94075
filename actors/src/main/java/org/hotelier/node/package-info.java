/**
 * One incarnation: the guardian that spawns and supervises its actors, and what a node says of
 * itself.
 */
@NullMarked
package org.hotelier.node;

import org.jspecify.annotations.NullMarked;
