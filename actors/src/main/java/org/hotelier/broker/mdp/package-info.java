/**
 * The Majordomo front of the broker: what its ZeroMQ peers say becomes orders and guests of the
 * exchange, and what the exchange says becomes frames. Pure rules on the broker's thread.
 */
@NullMarked
package org.hotelier.broker.mdp;

import org.jspecify.annotations.NullMarked;
