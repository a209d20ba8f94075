/** What members of one cluster tell one another. */
@NullMarked
package org.hotelier.protocol.membership;

import org.jspecify.annotations.NullMarked;
