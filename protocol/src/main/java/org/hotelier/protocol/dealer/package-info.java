/**
 * A ZeroMQ DEALER on plain sockets: what programs outside the cluster need to talk to brokers. No
 * actor system, no Netty.
 */
@NullMarked
package org.hotelier.protocol.dealer;

import org.jspecify.annotations.NullMarked;
