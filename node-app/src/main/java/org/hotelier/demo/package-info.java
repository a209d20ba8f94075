/** The demonstration: three nodes of its own, a kill, and what the others make of it. */
@NullMarked
package org.hotelier.demo;

import org.jspecify.annotations.NullMarked;
