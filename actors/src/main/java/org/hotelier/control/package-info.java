/** The control socket of a node: sessions, limits and the methods that need no actor. */
@NullMarked
package org.hotelier.control;

import org.jspecify.annotations.NullMarked;
