/**
 * The Majordomo protocol (RFC 7/MDP 0.1 and RFC 18/MDP 0.2) as records, and as the frames of a
 * ZeroMQ message.
 */
@NullMarked
package org.hotelier.protocol.mdp;

import org.jspecify.annotations.NullMarked;
