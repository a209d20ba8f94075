/** The process: its entry, the Host, and the wiring of one incarnation after another. */
@NullMarked
package org.hotelier.app;

import org.jspecify.annotations.NullMarked;
