/** The process: its entry, the node it runs, and how its start-up is rehearsed and archived. */
@NullMarked
package org.hotelier.app;

import org.jspecify.annotations.NullMarked;
