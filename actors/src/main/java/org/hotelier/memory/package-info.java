/** What a node remembers of its cluster when everything else is gone. */
@NullMarked
package org.hotelier.memory;

import org.jspecify.annotations.NullMarked;
