/** Who is in the cluster, in which state, and since when. */
@NullMarked
package org.hotelier.membership;

import org.jspecify.annotations.NullMarked;
