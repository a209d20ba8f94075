/** Lets actors run on an event loop of the host, so that the data path does not change threads. */
@NullMarked
package org.hotelier.loop;

import org.jspecify.annotations.NullMarked;
