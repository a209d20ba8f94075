/** The node's event log: bounded, numbered, and never in anybody's way. */
@NullMarked
package org.hotelier.event;

import org.jspecify.annotations.NullMarked;
