/** Who founds, who joins whom, who is dead: the rules, without a clock or a socket. */
@NullMarked
package org.hotelier.formation;

import org.jspecify.annotations.NullMarked;
